package org.fera.e2e.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.fera.e2e.Fera;
import org.fera.e2e.Picture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The portal as the README shows it. {@code -Dfera.pictures=refresh} copies the picture to
 * docs/images.
 */
@Portal
class ViewerPictureIT {

  private static final Path PICTURE = Path.of("target", "portal.png");

  private final String portal;

  ViewerPictureIT(String portal) {
    this.portal = portal;
  }

  @Test
  @Tag("VW-5.1")
  void thePortalShowsSwitzerland() throws IOException {
    try (Browser browser = new Browser()) {
      browser.screen(1440, 900, false);
      ViewerPage page = new ViewerPage(browser, portal);
      page.open("/theme/Borders?map_x=2660000&map_y=1190000&map_zoom=1&lang=en");
      Measures.report("first_complete_map_seconds", firstMap(browser));
      page.clickMap(-60, 40);
      browser.find(".found");
      page.awaitMap();

      byte[] png = browser.screenshot();
      assertThat(Picture.of(png).colours()).isGreaterThan(500);
      Files.createDirectories(PICTURE.getParent());
      Files.write(PICTURE, png);
      if ("refresh".equals(System.getProperty("fera.pictures"))) {
        Path committed = Fera.root().resolve("docs/images/portal.png");
        Files.createDirectories(committed.getParent());
        Files.copy(PICTURE, committed, StandardCopyOption.REPLACE_EXISTING);
      }
      browser.assertNoConsoleError();
    }
  }

  private static double firstMap(Browser browser) {
    Object millis =
        browser.script("return performance.getEntriesByName('fera-map-complete')[0].startTime");
    return ((Number) millis).doubleValue() / 1000;
  }
}
