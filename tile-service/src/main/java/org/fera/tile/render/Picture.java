package org.fera.tile.render;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.fera.tile.cache.StoredTile;
import org.fera.tile.source.SourceFailure;
import org.fera.tile.tileset.TileFormat;

/** A picture of a source or a cache, decoded. */
public final class Picture {

  private final BufferedImage image;
  private final String format;

  private Picture(BufferedImage image, String format) {
    this.image = image;
    this.format = format;
  }

  /**
   * Decodes a picture whose size must be exactly what was asked for; the size is looked at before
   * anything is decoded.
   *
   * @throws SourceFailure when it is no picture, a damaged one, or of another size
   */
  public static Picture decode(byte[] bytes, int width, int height) {
    return decode(bytes, (w, h) -> w == width && h == height);
  }

  /**
   * Decodes a picture of any size that is not too large.
   *
   * @throws SourceFailure when it is no picture, a damaged one, or too large
   */
  public static Picture decodeUpTo(byte[] bytes, int most) {
    return decode(bytes, (width, height) -> width <= most && height <= most);
  }

  private static Picture decode(byte[] bytes, BiPredicate<Integer, Integer> fits) {
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw unusable("The map server's picture has an unknown format");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        if (!fits.test(reader.getWidth(0), reader.getHeight(0))) {
          throw unusable("The map server's picture does not have the size that was asked for");
        }
        return new Picture(reader.read(0), reader.getFormatName());
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Readers report damage by all kinds of exceptions.
      throw e instanceof SourceFailure known
          ? known
          : unusable("The map server's picture is damaged");
    }
  }

  /** The picture of a tile, unless it shows nothing. */
  public static Optional<BufferedImage> of(StoredTile tile, int size) {
    return tile.isEmpty()
        ? Optional.empty()
        : Optional.of(decode(tile.body().getBytes(), size, size).whole());
  }

  /**
   * The format that its bytes have, whatever they were called.
   *
   * @throws SourceFailure when it is none in which tiles are handed out
   */
  TileFormat format() {
    return TileFormat.named(format.toLowerCase(Locale.ROOT))
        .orElseThrow(() -> unusable("The map server's picture is neither PNG, JPEG nor WebP"));
  }

  public BufferedImage whole() {
    return image;
  }

  /** A square of it. */
  public BufferedImage cut(int x, int y, int size) {
    return image.getSubimage(x, y, size, size);
  }

  private static SourceFailure unusable(String message) {
    return new SourceFailure(SourceFailure.Reason.BAD_ANSWER, message);
  }
}
