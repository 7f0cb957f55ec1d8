package org.fera.e2e;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** A picture that a service answered with; pixels count from the upper left corner. */
public record Picture(BufferedImage image) {

  public static Picture of(byte[] bytes) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
    if (image == null) {
      throw new IOException("Not a picture: " + new String(bytes, 0, Math.min(bytes.length, 200)));
    }
    return new Picture(image);
  }

  public long colours() {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(pixels).distinct().count();
  }

  /** Whether a pixel is of the colour of water: clearly more blue than red. */
  public boolean bluish(int x, int y) {
    int rgb = image.getRGB(x, y);
    return (rgb & 0xff) - (rgb >> 16 & 0xff) > 30;
  }
}
