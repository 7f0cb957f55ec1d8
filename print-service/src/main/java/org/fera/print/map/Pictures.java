package org.fera.print.map;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.fera.print.fetch.Fetched;

/** Decodes fetched pictures, after a look at their size: a small file can hold a huge picture. */
final class Pictures {

  private Pictures() {}

  /**
   * A picture of at most that many pixels.
   *
   * @throws LayerException if the answer is no picture or a larger one
   */
  static BufferedImage decode(Fetched answer, long mostPixels) throws LayerException {
    try (ImageInputStream input =
        ImageIO.createImageInputStream(new ByteArrayInputStream(answer.body()))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new LayerException("the answer is no picture" + excerpt(answer));
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        if ((long) reader.getWidth(0) * reader.getHeight(0) > mostPixels) {
          throw new LayerException("the picture is larger than asked for");
        }
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      throw new LayerException("the picture cannot be read");
    }
  }

  /**
   * The words of an OGC exception, which name the fault better than anything that could be said
   * here.
   */
  private static String excerpt(Fetched answer) {
    if (!answer.contentType().contains("xml") && !answer.contentType().startsWith("text/plain")) {
      return "";
    }
    String text =
        new String(answer.body(), 0, Math.min(answer.body().length, 2000), StandardCharsets.UTF_8)
            .replaceAll("(?s)<[^>]*>?", " ")
            .replaceAll("\\s+", " ")
            .trim();
    return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(text.length(), 200));
  }
}
