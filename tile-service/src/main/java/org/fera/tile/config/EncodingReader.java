package org.fera.tile.config;

import org.fera.tile.tileset.TileEncoding;
import org.fera.tile.tileset.TileEncoding.Kind;

/** Reads a tileset's {@code format} and the keys that belong to one format alone. */
final class EncodingReader {

  private EncodingReader() {}

  static TileEncoding read(YamlMap map) {
    Kind kind =
        map.convert(
                "format",
                "",
                name ->
                    TileEncoding.named(name)
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "must be png, png8, jpeg, mixed or source")))
            .orElse(Kind.PNG);
    boolean lossy = kind == Kind.JPEG || kind == Kind.MIXED;
    return new TileEncoding(
        kind,
        own(map, "colours", kind == Kind.PNG8, TileEncoding.MOST_COLOURS, 2, 256),
        own(map, "quality", lossy, TileEncoding.USUAL_QUALITY, 1, 100));
  }

  private static int own(YamlMap map, String key, boolean belongs, int usual, int least, int most) {
    int value = map.integer(key, usual, least, most);
    if (!belongs && map.text(key).isPresent()) {
      throw map.fault(key, "does not belong to this format");
    }
    return value;
  }
}
