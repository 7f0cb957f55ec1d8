package org.fera.tile.render;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fera.tile.tileset.TileEncoding;

/** At most 256 colours, alpha included, and the place of each colour of a picture among them. */
final class Palette {

  private final int[] colours;
  private final Map<Integer, Integer> places;

  private Palette(int[] colours, Map<Integer, Integer> places) {
    this.colours = colours;
    this.places = places;
  }

  /** The palette of a picture, or nothing when it has too many colours. */
  static Optional<Palette> of(BufferedImage image) {
    Map<Integer, Integer> places = new HashMap<>();
    int last = 0;
    for (int argb : pixels(image)) {
      if (argb != last || places.isEmpty()) {
        last = argb;
        if (places.putIfAbsent(argb, places.size()) == null
            && places.size() > TileEncoding.MOST_COLOURS) {
          return Optional.empty();
        }
      }
    }
    int[] colours = new int[places.size()];
    places.forEach((argb, place) -> colours[place] = argb);
    return Optional.of(new Palette(colours, places));
  }

  /** A palette that comes close to a picture. */
  static Palette closeTo(BufferedImage image, int most) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int argb : pixels(image)) {
      // What cannot be seen has no colour of its own.
      counts.merge(argb >>> 24 == 0 ? 0 : argb, 1, Integer::sum);
    }
    Quantiser.Result reduced = Quantiser.reduce(counts, most);
    return new Palette(reduced.palette(), reduced.places());
  }

  /** The picture with as few bits for a pixel as this palette needs: 1, 2, 4 or 8. */
  BufferedImage apply(BufferedImage image) {
    int bits = bits();
    int width = image.getWidth();
    int height = image.getHeight();
    BufferedImage result =
        new BufferedImage(
            width,
            height,
            bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY,
            model(bits));
    WritableRaster raster = result.getRaster();
    int[] pixels = pixels(image);
    int last = pixels[0];
    int place = place(last);
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] != last) {
        last = pixels[i];
        place = place(last);
      }
      pixels[i] = place;
    }
    raster.setPixels(0, 0, width, height, pixels);
    return result;
  }

  private int place(int argb) {
    Integer place = places.get(argb);
    return place == null ? places.get(0) : place;
  }

  private IndexColorModel model(int bits) {
    boolean transparent = Arrays.stream(colours).anyMatch(argb -> argb >>> 24 != 0xff);
    return new IndexColorModel(
        bits, colours.length, colours, 0, transparent, -1, DataBuffer.TYPE_BYTE);
  }

  private int bits() {
    if (colours.length <= 2) {
      return 1;
    }
    if (colours.length <= 4) {
      return 2;
    }
    return colours.length <= 16 ? 4 : 8;
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
