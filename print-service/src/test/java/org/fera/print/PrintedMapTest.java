package org.fera.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fera.print.Bern.PIXEL_AT_127_DPI;
import static org.fera.print.Bern.assertTownAt;
import static org.fera.print.Bern.expected;
import static org.fera.print.Bern.towns;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where the map's own measures put what is on it. */
@QuarkusTest
@WithTestResource(PrintServers.class)
class PrintedMapTest {

  @Test
  @Tag("PS-5.1")
  void portraitShowsATownWhereTheScaleSays() {
    PrintedPage page = Printer.pdf(towns("A4_portrait").build());

    assertThat(page.width()).isEqualTo(595);
    assertThat(page.height()).isEqualTo(842);
    assertTownAt(page, expected(539, 632, 0, 250_000), PIXEL_AT_127_DPI);
  }

  @Test
  @Tag("PS-5.1")
  void landscapeShowsATownWhereTheScaleSays() {
    PrintedPage page = Printer.pdf(towns("A4_landscape").map("scale", 100_000).build());

    assertThat(page.width()).isEqualTo(842);
    assertThat(page.height()).isEqualTo(595);
    assertTownAt(page, expected(786, 404, 0, 100_000), PIXEL_AT_127_DPI);
  }

  @Test
  @Tag("PS-5.2")
  void rotationTurnsTheMapClockwiseAboutItsMiddle() {
    PrintedPage page =
        Printer.pdf(
            towns("A4_portrait")
                .map("rotation", 60)
                .map("center", List.of(2_610_000, 1_205_000))
                .build());

    Point2D expected = expected(539, 632, 60, 250_000, 2_610_000, 1_205_000);
    assertTownAt(page, expected, 1.5 * PIXEL_AT_127_DPI);
  }

  @Test
  @Tag("PS-5.3")
  void aBoxOfThePapersShapeIsShownToItsEdges() {
    double metres = 250_000 * 0.0254 / 72;
    double halfWidth = 539 * metres / 2;
    double halfHeight = 632 * metres / 2;
    PrintedPage page =
        Printer.pdf(
            towns("A4_portrait")
                .map("center", null)
                .map("scale", null)
                .map("useNearestScale", false)
                .map(
                    "bbox",
                    List.of(
                        2_600_000 - halfWidth,
                        1_200_000 - halfHeight,
                        2_600_000 + halfWidth,
                        1_200_000 + halfHeight))
                .build());

    assertTownAt(page, expected(539, 632, 0, 250_000), PIXEL_AT_127_DPI);
    assertThat(page.text()).contains("1 : 250’000");
  }

  @Test
  @Tag("PS-5.4")
  void theRasterHasTheResolutionAskedFor() {
    PrintedPage page = Printer.pdf(towns("A4_portrait").map("dpi", 254).build());

    assertThat(page.map().getWidth()).isEqualTo((int) Math.ceil(539 * 254 / 72.0));
    assertThat(page.map().getHeight()).isEqualTo((int) Math.ceil(632 * 254 / 72.0));
  }

  @Test
  @Tag("PS-5.9")
  void theScaleSnapsToTheLayoutsLevelsUnlessTheClientForbids() {
    Map<String, Object> snapped = towns("A4_portrait").map("scale", 240_000).build();
    assertThat(Printer.pdf(snapped).text()).contains("1 : 250’000");

    Map<String, Object> exact =
        towns("A4_portrait").map("scale", 240_000).map("useNearestScale", false).build();
    assertThat(Printer.pdf(exact).text()).contains("1 : 240’000");
  }
}
