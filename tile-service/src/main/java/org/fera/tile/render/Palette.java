package org.fera.tile.render;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The colours of a picture that has at most 256 of them, alpha included. */
final class Palette {

  private static final int MOST = 256;

  private final Map<Integer, Integer> indices;

  private Palette(Map<Integer, Integer> indices) {
    this.indices = indices;
  }

  /** The palette of a picture, or nothing when it has too many colours. */
  static Optional<Palette> of(BufferedImage image) {
    Map<Integer, Integer> indices = new HashMap<>();
    int last = 0;
    for (int argb : pixels(image)) {
      if (argb != last || indices.isEmpty()) {
        last = argb;
        if (indices.putIfAbsent(argb, indices.size()) == null && indices.size() > MOST) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Palette(indices));
  }

  /** The same picture with as few bits for a pixel as this palette needs: 1, 2, 4 or 8. */
  BufferedImage apply(BufferedImage image) {
    int bits = bits();
    int width = image.getWidth();
    int height = image.getHeight();
    BufferedImage result =
        new BufferedImage(
            width,
            height,
            bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY,
            colours(bits));
    WritableRaster raster = result.getRaster();
    int[] pixels = pixels(image);
    int last = pixels[0];
    int index = indices.get(last);
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] != last) {
        last = pixels[i];
        index = indices.get(last);
      }
      pixels[i] = index;
    }
    raster.setPixels(0, 0, width, height, pixels);
    return result;
  }

  private IndexColorModel colours(int bits) {
    int[] argb = new int[indices.size()];
    boolean transparent = false;
    for (Map.Entry<Integer, Integer> entry : indices.entrySet()) {
      argb[entry.getValue()] = entry.getKey();
      transparent |= entry.getKey() >>> 24 != 0xff;
    }
    return new IndexColorModel(bits, argb.length, argb, 0, transparent, -1, DataBuffer.TYPE_BYTE);
  }

  private int bits() {
    int colours = indices.size();
    if (colours <= 2) {
      return 1;
    }
    if (colours <= 4) {
      return 2;
    }
    return colours <= 16 ? 4 : 8;
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
