package org.fera.tile.render;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.fera.tile.source.SourceFailure;

/** A source's picture of a metatile, decoded. */
final class Picture {

  private final BufferedImage image;

  private Picture(BufferedImage image) {
    this.image = image;
  }

  /**
   * Decodes a picture whose size must be exactly what was asked for; the size is looked at before
   * anything is decoded.
   *
   * @throws SourceFailure when it is no picture, a damaged one, or of another size
   */
  static Picture decode(byte[] bytes, int width, int height) {
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw unusable("The map server's picture has an unknown format");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
          throw unusable("The map server's picture does not have the size that was asked for");
        }
        return new Picture(reader.read(0));
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

  /** A square of it. */
  BufferedImage cut(int x, int y, int size) {
    return image.getSubimage(x, y, size, size);
  }

  private static SourceFailure unusable(String message) {
    return new SourceFailure(SourceFailure.Reason.BAD_ANSWER, message);
  }
}
