package org.fera.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What stands on the page and where. Positions are computed here from the scale alone: at 1:D a
 * point of the page is D x 0.0254 / 72 metres.
 */
@QuarkusTest
@WithTestResource(PrintServers.class)
class PrintedMapTest {

  /** Bern in the sample's places, EPSG:2056. */
  private static final double BERN_EAST = 2_600_671;

  private static final double BERN_NORTH = 1_199_667;

  /**
   * Points of the sample's layouts: the map's corner on both pages, its size in portrait and
   * landscape.
   */
  private static final double MAP_X = 28;

  private static final double MAP_Y = 24 + 42;

  private static final double PIXEL_AT_127_DPI = 72.0 / 127;

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
  @Tag("PS-5.5")
  void tilesByTemplateAndByQueryLieWhereTheMapServersOwnPictureHasThem() {
    PrintedPage wms = Printer.pdf(lakes(spec -> spec.wms(PrintServers.mapserver(), "lake")));
    PrintedPage rest =
        Printer.pdf(
            lakes(
                spec ->
                    spec.layer(
                        Spec.wmts(
                            "/wmts/{Layer}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png",
                            "REST",
                            "lake"))));
    PrintedPage kvp = Printer.pdf(lakes(spec -> spec.layer(Spec.wmts("/wmts", "KVP", "lake"))));

    assertThat(differentWater(wms, rest)).isLessThan(0.01);
    assertThat(differentWater(wms, kvp)).isLessThan(0.01);
  }

  @Test
  @Tag("PS-5.6")
  void turnedTilesLieWhereTurnedWmsDoes() {
    PrintedPage wms =
        Printer.pdf(lakes(spec -> spec.wms(PrintServers.mapserver(), "lake").map("rotation", -35)));
    PrintedPage tiles =
        Printer.pdf(
            lakes(spec -> spec.layer(Spec.wmts("/wmts", "KVP", "lake")).map("rotation", -35)));

    assertThat(differentWater(wms, tiles)).isLessThan(0.01);
  }

  @Test
  @Tag("PS-5.7")
  void opacityIsThatOfTheLayer() {
    Map<String, Object> country =
        Spec.of("A4_portrait").wms(PrintServers.mapserver(), "lake").build();
    PrintedPage full = Printer.pdf(country);
    Spec faint = Spec.of("A4_portrait");
    Map<String, Object> layer =
        new java.util.HashMap<>(
            Map.of(
                "type",
                "wms",
                "baseURL",
                PrintServers.mapserver(),
                "layers",
                List.of("lake"),
                "customParams",
                Map.of("TRANSPARENT", "true"),
                "opacity",
                0.5));
    PrintedPage half = Printer.pdf(faint.layer(layer).build());
    double x = MAP_X + 20;
    double y = MAP_Y + 160;

    int strong = full.colour(x, y);
    assertThat(PrintedPage.water(strong)).as("Bielersee").isTrue();
    int expected = (PrintedPage.red(strong) + 255) / 2;
    assertThat(PrintedPage.red(half.colour(x, y))).isCloseTo(expected, within(3));
  }

  @Test
  @Tag("PS-5.8")
  void theFirstLayerIsOnTop() {
    PrintedPage below =
        Printer.pdf(
            Spec.of("A4_portrait")
                .wms(PrintServers.mapserver(), "country")
                .wms(PrintServers.mapserver(), "lake")
                .build());
    PrintedPage above =
        Printer.pdf(
            Spec.of("A4_portrait")
                .wms(PrintServers.mapserver(), "lake")
                .wms(PrintServers.mapserver(), "country")
                .build());

    assertThat(PrintedPage.water(below.colour(MAP_X + 20, MAP_Y + 160))).isFalse();
    assertThat(PrintedPage.water(above.colour(MAP_X + 20, MAP_Y + 160))).isTrue();
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

  @Test
  @Tag("PS-4.1")
  void urlsOfThePortalAreFetchedFromItWithTheCallersCookies() {
    PrintedPage relative =
        Printer.pdf(Spec.of("A4_portrait").wms("/members", "country", "place").build());
    assertTownAt(relative, expected(539, 632, 0, 250_000), PIXEL_AT_127_DPI);

    String visible = "http://" + PrintServers.VISIBLE + "/members";
    PrintedPage absolute =
        Printer.pdf(Spec.of("A4_portrait").wms(visible, "country", "place").build());
    assertTownAt(absolute, expected(539, 632, 0, 250_000), PIXEL_AT_127_DPI);
  }

  @Test
  @Tag("PS-4.2")
  void nobodyElseGetsTheCallersCookies() {
    String stranger = ConfigProvider.getConfig().getValue("fera.test.stranger", String.class);
    PrintedPage page =
        Printer.pdf(
            Spec.of("A4_portrait").wms(stranger + "/strangers", "country", "place").build());

    assertTownAt(page, expected(539, 632, 0, 250_000), PIXEL_AT_127_DPI);
  }

  private static Spec towns(String layout) {
    return Spec.of(layout).wms(PrintServers.mapserver(), "country", "place");
  }

  private static Map<String, Object> lakes(java.util.function.UnaryOperator<Spec> layers) {
    return layers.apply(Spec.of("A4_portrait")).build();
  }

  private static Point2D expected(double width, double height, double degrees, double scale) {
    return expected(width, height, degrees, scale, 2_600_000, 1_200_000);
  }

  private static Point2D expected(
      double width, double height, double degrees, double scale, double east, double north) {
    double metres = scale * 0.0254 / 72;
    double right = (BERN_EAST - east) / metres;
    double down = (north - BERN_NORTH) / metres;
    double angle = Math.toRadians(degrees);
    return new Point2D.Double(
        MAP_X + width / 2 + right * Math.cos(angle) - down * Math.sin(angle),
        MAP_Y + height / 2 + right * Math.sin(angle) + down * Math.cos(angle));
  }

  private static void assertTownAt(PrintedPage page, Point2D expected, double points) {
    Point2D found =
        page.middle(PrintedPage::town, expected.getX() - 15, expected.getY() - 15, 30, 30);
    assertThat(found.distance(expected)).as("%s from %s", found, expected).isLessThan(points);
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

  /** Share of the map's pixels that are water on one page only. */
  private static double differentWater(PrintedPage one, PrintedPage other) {
    int different = 0;
    int water = 0;
    for (int y = (int) MAP_Y + 2; y < MAP_Y + 630; y++) {
      for (int x = (int) MAP_X + 2; x < MAP_X + 470; x++) {
        boolean first = PrintedPage.water(one.colour(x, y));
        boolean second = PrintedPage.water(other.colour(x, y));
        different += first != second ? 1 : 0;
        water += first ? 1 : 0;
      }
    }
    assertThat(water).as("points of water").isGreaterThan(1000);
    return different / (628.0 * 468);
  }
}
