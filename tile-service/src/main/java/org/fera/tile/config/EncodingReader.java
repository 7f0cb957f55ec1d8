package org.fera.tile.config;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.fera.tile.tileset.TileEncoding;
import org.fera.tile.tileset.TileEncoding.Kind;
import org.fera.tile.tileset.Watermark;

/** Reads a tileset's {@code format} and the keys that belong to one format alone. */
final class EncodingReader {

  private static final Pattern COLOUR = Pattern.compile("#([0-9a-fA-F]{6})");
  private static final int OPAQUE = 0xff000000;
  private static final int HEX = 16;

  private EncodingReader() {}

  /**
   * @param beside the folder in which relative paths begin
   */
  static TileEncoding read(YamlMap map, Path beside) {
    Kind kind =
        map.convert(
                "format",
                "",
                name ->
                    TileEncoding.named(name)
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "must be png, png8, jpeg, mixed, webp, webp-lossless or source")))
            .orElse(Kind.PNG);
    boolean lossy = kind == Kind.JPEG || kind == Kind.MIXED || kind == Kind.WEBP;
    Optional<Watermark> watermark =
        map.convert("watermark", "", path -> watermark(beside.resolve(path)));
    if (watermark.isPresent() && kind == Kind.SOURCE) {
      throw map.fault("watermark", "the source's bytes cannot be drawn on: choose another format");
    }
    return new TileEncoding(
        kind,
        own(map, "colours", kind == Kind.PNG8, TileEncoding.MOST_COLOURS, 2, 256),
        own(map, "quality", lossy, TileEncoding.USUAL_QUALITY, 1, 100),
        map.convert("empty", "", EncodingReader::empty),
        watermark);
  }

  private static int own(YamlMap map, String key, boolean belongs, int usual, int least, int most) {
    int value = map.integer(key, usual, least, most);
    if (!belongs && map.text(key).isPresent()) {
      throw map.fault(key, "does not belong to this format");
    }
    return value;
  }

  private static int empty(String text) {
    if (text.equals("transparent")) {
      return 0;
    }
    Matcher colour = COLOUR.matcher(text);
    if (!colour.matches()) {
      throw new IllegalArgumentException("must be transparent or a colour such as '#ffffff'");
    }
    return OPAQUE | Integer.parseInt(colour.group(1), HEX);
  }

  private static Watermark watermark(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
      if (image != null) {
        return new Watermark(file, image, Revision.of(HexFormat.of().formatHex(bytes)));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read: " + file, e);
    }
    throw new IllegalArgumentException("is no picture: " + file);
  }
}
