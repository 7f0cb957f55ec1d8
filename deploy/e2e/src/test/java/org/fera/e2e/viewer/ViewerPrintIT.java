package org.fera.e2e.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fera.e2e.Picture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A map on paper, from the browser's button to the file. */
@Portal
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewerPrintIT {

  private final Browser browser = new Browser();
  private final ViewerPage page;

  ViewerPrintIT(String portal) {
    this.page = new ViewerPage(browser, portal);
  }

  @AfterEach
  void theConsoleIsQuiet() {
    browser.assertNoConsoleError();
  }

  @AfterAll
  void closeBrowser() {
    browser.close();
  }

  @Test
  @Tag("VW-3.1")
  void aPrintIsAPdfWithTheTitleAndTheMap() throws IOException {
    browser.screen(1280, 800, false);
    // Lake Geneva in the middle.
    page.open("/theme/Nature?map_x=2540000&map_y=1146000&map_zoom=3").task("print");
    page.choose("#print-layout", "A4_portrait");
    page.choose("#print-scale", "500000");
    page.choose("#print-dpi", "254");
    browser.find("#print-title").sendKeys("Lac Léman, été");
    assertThat(browser.find(".print-frame").getSize().getHeight()).isGreaterThan(50);

    long start = System.nanoTime();
    browser.find("#print-create").click();
    browser.find("#print-document");
    double seconds = (System.nanoTime() - start) / 1e9;
    Measures.report("print_a4_254dpi_seconds", seconds);
    Path file = browser.download();

    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(pdf.getPage(0).getMediaBox().getWidth()).isCloseTo(595f, within(1f));
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text).contains("Lac Léman, été").contains("GeoNames");
      BufferedImage paper = new PDFRenderer(pdf).renderImageWithDPI(0, 72);
      assertThat(new Picture(paper).colours()).as("a map on the page").isGreaterThan(100);
      assertThat(blueShare(paper)).as("the lake in the map").isGreaterThan(0.02);
    }
  }

  /**
   * Share of the page's middle, half its width and half its height, that has the colour of water.
   */
  private static double blueShare(BufferedImage paper) {
    Picture picture = new Picture(paper);
    int width = paper.getWidth() / 2;
    int height = paper.getHeight() / 2;
    long blue = 0;
    for (int y = height / 2; y < height * 3 / 2; y++) {
      for (int x = width / 2; x < width * 3 / 2; x++) {
        if (picture.bluish(x, y)) {
          blue++;
        }
      }
    }
    return (double) blue / ((long) width * height);
  }
}
