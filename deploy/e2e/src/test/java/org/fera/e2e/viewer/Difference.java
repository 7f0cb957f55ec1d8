package org.fera.e2e.viewer;

import java.awt.image.BufferedImage;
import org.fera.e2e.Picture;

/** How far two pictures of one size are from each other. */
final class Difference {

  /** Steps of a colour's 256 that encoders and smoothing may be apart. */
  private static final int TOLERANCE = 24;

  private Difference() {}

  /** Share of pixels, 0 to 1, of which a colour differs by more than the tolerance. */
  static double between(Picture one, Picture other) {
    BufferedImage a = one.image();
    BufferedImage b = other.image();
    if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
      return 1;
    }
    long differing = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        if (differs(a.getRGB(x, y), b.getRGB(x, y))) {
          differing++;
        }
      }
    }
    return (double) differing / ((long) a.getWidth() * a.getHeight());
  }

  private static boolean differs(int one, int other) {
    for (int shift = 0; shift <= 16; shift += 8) {
      if (Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)) > TOLERANCE) {
        return true;
      }
    }
    return false;
  }
}
