package org.fera.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fera.print.Bern.MAP_X;
import static org.fera.print.Bern.MAP_Y;
import static org.fera.print.Bern.towns;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Text, scale bar and north arrow on a whole page. */
@QuarkusTest
@WithTestResource(PrintServers.class)
class PrintedFurnitureTest {

  @Test
  @Tag("PS-5.10")
  void textIsTextAndSourcesAreNamed() {
    PrintedPage page =
        Printer.pdf(
            towns("A4_portrait")
                .attribute("title", "Genève, Łódź, Ω")
                .attribute("comments", "Plan of the 3rd district")
                .build());

    assertThat(page.text())
        .contains("Genève, Łódź, Ω")
        .contains("Plan of the 3rd district")
        .contains("GeoNames, CC BY 4.0")
        .contains("Scale 1 : 250’000")
        .contains("8 km");
    assertThat(page.title()).isEqualTo("Fera sample portal");
  }

  @Test
  @Tag("PS-6.1")
  void theScaleBarIsAsLongAsItSays() {
    PrintedPage page = Printer.pdf(towns("A4_portrait").build());
    assertThat(page.text()).contains("8 km");

    int row = (24 + 42 + 632 + 8 + 3) * PrintedPage.ZOOM;
    int first = -1;
    int last = -1;
    for (int x = 20 * PrintedPage.ZOOM; x < 230 * PrintedPage.ZOOM; x++) {
      if (PrintedPage.red(page.picture().getRGB(x, row)) < 128) {
        first = first < 0 ? x : first;
        last = x;
      }
    }
    double points = (last - first) / (double) PrintedPage.ZOOM;
    double metres = points * 250_000 * 0.0254 / 72;
    // Half a line's width at each end, and a pixel of the rendering.
    assertThat(metres).isCloseTo(8000, within(250_000 * 0.0254 / 72 * 1.2));
  }

  @Test
  @Tag("PS-6.2")
  void theNorthArrowTurnsWithTheMap() {
    PrintedPage straight = Printer.pdf(towns("A4_portrait").build());
    PrintedPage turned = Printer.pdf(towns("A4_portrait").map("rotation", 90).build());

    // The letter N is at the upper edge of its square of 44 points, after a quarter turn at the
    // right edge.
    assertThat(darkest(straight, 22, 7)).isTrue();
    assertThat(darkest(turned, 22, 7)).isFalse();
    assertThat(darkest(turned, 37, 22)).isTrue();
    assertThat(darkest(straight, 37, 22)).isFalse();
  }

  private static boolean darkest(PrintedPage page, double x, double y) {
    double left = MAP_X + 539 - 56;
    double top = MAP_Y + 12;
    for (double dx = -4; dx <= 4; dx += 0.3) {
      for (double dy = -4; dy <= 4; dy += 0.3) {
        if (PrintedPage.red(page.colour(left + x + dx, top + y + dy)) < 90) {
          return true;
        }
      }
    }
    return false;
  }
}
