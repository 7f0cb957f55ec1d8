package org.fera.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fera.print.Bern.BERN_EAST;
import static org.fera.print.Bern.BERN_NORTH;
import static org.fera.print.Bern.PIXEL_AT_127_DPI;
import static org.fera.print.Bern.assertTownAt;
import static org.fera.print.Bern.expected;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Features of a request on a whole page. */
@QuarkusTest
@WithTestResource(PrintServers.class)
class PrintedFeaturesTest {

  @Test
  @Tag("PS-5.11")
  void featuresStandWhereTheirCoordinatesSayAndTheirLabelsAreText() {
    PrintedPage page =
        Printer.pdf(
            Spec.of("A4_portrait")
                .map("rotation", 20)
                .layer(markAtBern())
                .wms(PrintServers.mapserver(), "country")
                .build());

    Point2D expected = expected(539, 632, 20, 250_000);
    assertTownAt(page, expected, PIXEL_AT_127_DPI);
    assertThat(PrintedPage.town(page.colour(expected.getX() + 4, expected.getY()))).isTrue();
    assertThat(PrintedPage.town(page.colour(expected.getX() + 6, expected.getY()))).isFalse();
    assertThat(page.text()).contains("Zytglogge").doesNotContain("Elsewhere");
  }

  @Test
  @Tag("PS-5.12")
  void featuresBelowAPictureAreCoveredByIt() {
    PrintedPage page =
        Printer.pdf(
            Spec.of("A4_portrait")
                .wms(PrintServers.mapserver(), "country")
                .layer(markAtBern())
                .build());

    Point2D bern = expected(539, 632, 0, 250_000);
    assertThat(PrintedPage.town(page.colour(bern.getX(), bern.getY()))).isFalse();
    assertThat(page.text()).doesNotContain("Zytglogge");
  }

  /** A red disk of 5 points with a label beside it, and a feature whose rule does not hold. */
  private static Map<String, Object> markAtBern() {
    Map<String, Object> style =
        Map.of(
            "version",
            2,
            "[kind = 'tower']",
            Map.of(
                "symbolizers",
                List.of(
                    Map.of(
                        "type",
                        "point",
                        "pointRadius",
                        5,
                        "fillColor",
                        "#be1e2d",
                        "strokeOpacity",
                        0),
                    Map.of("type", "text", "label", "[name]", "labelYOffset", 20))));
    return new java.util.HashMap<>(
        Map.of(
            "type",
            "geojson",
            "style",
            style,
            "geoJson",
            Map.of(
                "type",
                "FeatureCollection",
                "features",
                List.of(
                    feature("tower", "Zytglogge", BERN_EAST, BERN_NORTH),
                    feature("bridge", "Elsewhere", BERN_EAST, BERN_NORTH + 5000)))));
  }

  private static Map<String, Object> feature(String kind, String name, double x, double y) {
    return Map.of(
        "type", "Feature",
        "properties", Map.of("kind", kind, "name", name),
        "geometry", Map.of("type", "Point", "coordinates", List.of(x, y)));
  }
}
