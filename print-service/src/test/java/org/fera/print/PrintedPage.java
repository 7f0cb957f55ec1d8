package org.fera.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntPredicate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A PDF of one page, read by PDFBox. Positions are points from the page's upper left corner. */
record PrintedPage(
    String text,
    float width,
    float height,
    BufferedImage picture,
    BufferedImage map,
    String title) {

  /** Pixels per point of {@link #picture}. */
  static final int ZOOM = 3;

  static PrintedPage of(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      var page = document.getPage(0);
      BufferedImage picture = new PDFRenderer(document).renderImage(0, ZOOM);
      return new PrintedPage(
          new PDFTextStripper().getText(document),
          picture.getWidth() / (float) ZOOM,
          picture.getHeight() / (float) ZOOM,
          picture,
          largest(page.getResources()),
          document.getDocumentInformation().getAuthor());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage largest(PDResources resources) throws IOException {
    BufferedImage largest = null;
    for (COSName name : resources.getXObjectNames()) {
      PDXObject object = resources.getXObject(name);
      BufferedImage image =
          object instanceof PDImageXObject picture
              ? picture.getImage()
              : object instanceof PDFormXObject form ? largest(form.getResources()) : null;
      if (image != null && (largest == null || image.getWidth() > largest.getWidth())) {
        largest = image;
      }
    }
    return largest;
  }

  /** Middle of all pixels of a colour within a box of the page. */
  Point2D middle(IntPredicate colour, double x, double y, double width, double height) {
    double sumX = 0;
    double sumY = 0;
    int count = 0;
    for (int row = (int) (y * ZOOM); row < (y + height) * ZOOM; row++) {
      for (int column = (int) (x * ZOOM); column < (x + width) * ZOOM; column++) {
        if (colour.test(picture.getRGB(column, row))) {
          sumX += column + 0.5;
          sumY += row + 0.5;
          count++;
        }
      }
    }
    assertThat(count).as("pixels of the colour").isPositive();
    return new Point2D.Double(sumX / count / ZOOM, sumY / count / ZOOM);
  }

  /** The page's colour at a point. */
  int colour(double x, double y) {
    return picture.getRGB((int) (x * ZOOM), (int) (y * ZOOM));
  }

  /** The red of the sample's large towns. */
  static boolean town(int rgb) {
    return red(rgb) > 150 && green(rgb) < 90 && blue(rgb) < 100;
  }

  /** Clearly more blue than red. */
  static boolean water(int rgb) {
    return blue(rgb) - red(rgb) > 30;
  }

  static int red(int rgb) {
    return rgb >> 16 & 0xff;
  }

  static int green(int rgb) {
    return rgb >> 8 & 0xff;
  }

  static int blue(int rgb) {
    return rgb & 0xff;
  }
}
