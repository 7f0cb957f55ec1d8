package org.fera.tile.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Decoded pictures and how far they are apart. */
public final class Pixels {

  private Pixels() {}

  public static BufferedImage decode(byte[] picture) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
    if (image == null) {
      throw new AssertionError(
          "not a picture: " + new String(picture, 0, Math.min(200, picture.length)));
    }
    return image;
  }

  /** The share of the pixels of which a channel differs by more than a number, from 0 to 1. */
  public static double different(BufferedImage a, BufferedImage b, int tolerance) {
    int different = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        if (distance(a.getRGB(x, y), b.getRGB(x, y)) > tolerance) {
          different++;
        }
      }
    }
    return (double) different / (a.getWidth() * a.getHeight());
  }

  public static long colours(BufferedImage image) {
    int width = image.getWidth();
    return java.util.Arrays.stream(image.getRGB(0, 0, width, image.getHeight(), null, 0, width))
        .distinct()
        .count();
  }

  private static int distance(int a, int b) {
    int most = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      most = Math.max(most, Math.abs((a >> shift & 0xff) - (b >> shift & 0xff)));
    }
    return most;
  }
}
