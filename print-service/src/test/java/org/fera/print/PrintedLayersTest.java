package org.fera.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fera.print.Bern.MAP_X;
import static org.fera.print.Bern.MAP_Y;
import static org.fera.print.Bern.expected;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tiles beside WMS, opacity and order. */
@QuarkusTest
@WithTestResource(PrintServers.class)
class PrintedLayersTest {

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

  private static Map<String, Object> lakes(java.util.function.UnaryOperator<Spec> layers) {
    return layers.apply(Spec.of("A4_portrait")).build();
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
