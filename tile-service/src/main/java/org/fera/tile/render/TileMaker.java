package org.fera.tile.render;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.util.OptionalInt;
import org.fera.tile.cache.StoredTile;
import org.fera.tile.tileset.TileEncoding;
import org.fera.tile.tileset.TileEncoding.Kind;
import org.fera.tile.tileset.Tileset;
import org.fera.tile.tileset.Watermark;

/**
 * Makes tiles of pieces of pictures. Those of one colour, the larger part of many tilesets, are
 * encoded once for all, or are nothing at all where the tileset says so.
 */
final class TileMaker {

  private static final int MOST_BLANKS = 500;

  /** All tiles of one colour that look alike. */
  private record Blank(int argb, int size, TileEncoding encoding) {}

  private final Cache<Blank, TileEncoder.Encoded> blanks =
      Caffeine.newBuilder().maximumSize(MOST_BLANKS).build();

  /** The tile of a square picture. */
  StoredTile tile(BufferedImage picture, Tileset tileset, Instant created) {
    OptionalInt colour = onlyColour(picture);
    if (isEmpty(colour, tileset)) {
      return StoredTile.empty(tileset.format(), created);
    }
    TileEncoding encoding = encoding(tileset);
    TileEncoder.Encoded encoded =
        colour.isEmpty()
            ? TileEncoder.encode(marked(picture, encoding), encoding)
            : blanks.get(
                new Blank(colour.getAsInt(), picture.getWidth(), encoding),
                blank -> TileEncoder.encode(marked(picture, encoding), encoding));
    return StoredTile.drawn(encoded.format(), encoded.bytes(), created);
  }

  /** The tile of a picture that is handed on as the source has sent it. */
  StoredTile asSent(Picture picture, byte[] bytes, Tileset tileset, Instant created) {
    return isEmpty(onlyColour(picture.whole()), tileset)
        ? StoredTile.empty(tileset.format(), created)
        : StoredTile.drawn(picture.format(), bytes, created);
  }

  private static boolean isEmpty(OptionalInt colour, Tileset tileset) {
    return colour.isPresent()
        && tileset.encoding().empty().filter(none -> none == colour.getAsInt()).isPresent();
  }

  /** What is not the source's own is encoded as its format usually is. */
  private static TileEncoding encoding(Tileset tileset) {
    return tileset.encoding().kind() == Kind.SOURCE
        ? TileEncoding.of(tileset.format())
        : tileset.encoding();
  }

  private static BufferedImage marked(BufferedImage picture, TileEncoding encoding) {
    if (encoding.watermark().isEmpty()) {
      return picture;
    }
    Watermark watermark = encoding.watermark().get();
    BufferedImage marked =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = marked.createGraphics();
    graphics.drawImage(picture, 0, 0, null);
    graphics.drawImage(watermark.image(), 0, 0, null);
    graphics.dispose();
    return marked;
  }

  /** The colour, ARGB, of all pixels, if they have but one; what is transparent has none. */
  static OptionalInt onlyColour(BufferedImage picture) {
    int first = seen(picture.getRGB(0, 0));
    int[] row = new int[picture.getWidth()];
    for (int y = 0; y < picture.getHeight(); y++) {
      picture.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int argb : row) {
        if (seen(argb) != first) {
          return OptionalInt.empty();
        }
      }
    }
    return OptionalInt.of(first);
  }

  private static int seen(int argb) {
    return argb >>> 24 == 0 ? 0 : argb;
  }
}
