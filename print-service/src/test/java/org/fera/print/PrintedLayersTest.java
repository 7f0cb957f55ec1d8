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

  /** A PNG of one red pixel. */
  private static final String RED_PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";

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
  @Tag("PS-5.13")
  void tilesByLevelColumnAndRowLieWhereWmsDoes() {
    PrintedPage wms = Printer.pdf(lakes(spec -> spec.wms(PrintServers.mapserver(), "lake")));
    PrintedPage tiles =
        Printer.pdf(lakes(spec -> spec.layer(xyz("/wmts/lake/swiss/{z}/{y}/{x}.png"))));

    assertThat(differentWater(wms, tiles)).isLessThan(0.01);
  }

  private static Map<String, Object> xyz(String url) {
    double size = Remote.RESOLUTIONS[0] * 256 * 4;
    return new java.util.HashMap<>(
        Map.of(
            "type",
            "osm",
            "baseURL",
            url,
            "maxExtent",
            List.of(Remote.LEFT, Remote.TOP - size, Remote.LEFT + size, Remote.TOP),
            "resolutions",
            java.util.Arrays.stream(Remote.RESOLUTIONS).boxed().toList()));
  }

  @Test
  @Tag("PS-5.14")
  void piecesOfAWmsPictureMakeTheWholeAlsoWithBuffersAndTurned() {
    for (int degrees : new int[] {0, -35}) {
      PrintedPage whole =
          Printer.pdf(
              lakes(spec -> spec.wms(PrintServers.mapserver(), "lake").map("rotation", degrees)));
      Map<String, Object> layer =
          new java.util.HashMap<>(
              Map.of(
                  "type", "tiledwms",
                  "baseURL", PrintServers.mapserver(),
                  "layers", List.of("lake"),
                  "tileSize", List.of(300, 256),
                  "tileBufferSize", List.of(20, 12),
                  "customParams", Map.of("TRANSPARENT", "true")));
      PrintedPage pieces = Printer.pdf(lakes(spec -> spec.layer(layer).map("rotation", degrees)));

      assertThat(differentWater(whole, pieces)).isLessThan(0.01);
    }
  }

  @Test
  @Tag("PS-5.15")
  void aPictureCoversItsBox() {
    double metres = 250_000 * 0.0254 / 72;
    Map<String, Object> layer =
        new java.util.HashMap<>(
            Map.of(
                "type",
                "image",
                "baseURL",
                "data:image/png;base64," + RED_PIXEL,
                "extent",
                List.of(2_600_000, 1_200_000, 2_600_000 + 100 * metres, 1_200_000 + 50 * metres)));
    PrintedPage page = Printer.pdf(lakes(spec -> spec.layer(layer)));

    double x = MAP_X + 539 / 2.0;
    double y = MAP_Y + 632 / 2.0;
    assertThat(page.colour(x + 1, y - 1) & 0xffffff).isEqualTo(0xff0000);
    assertThat(page.colour(x + 99, y - 49) & 0xffffff).isEqualTo(0xff0000);
    assertThat(page.colour(x + 102, y - 25) & 0xffffff).isEqualTo(0xffffff);
    assertThat(page.colour(x + 50, y + 2) & 0xffffff).isEqualTo(0xffffff);
    assertThat(page.colour(x + 50, y - 52) & 0xffffff).isEqualTo(0xffffff);
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
