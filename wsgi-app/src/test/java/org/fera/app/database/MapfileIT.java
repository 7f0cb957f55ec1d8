package org.fera.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The sample's mapfile, run by MapServer as CGI over the sample's rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MapfileIT {

  private static final String BERN = "2590000,1190000,2620000,1220000";
  private static final String SWITZERLAND = "2480000,1070000,2840000,1300000";

  private final MigratedDatabase portal = SamplePortal.load();

  private MapServerCgi mapServer;

  @BeforeAll
  void fill(@TempDir Path folder) throws Exception {
    mapServer = MapServerCgi.over(portal, folder);
  }

  @AfterAll
  void drop() {
    portal.close();
  }

  @Test
  @Tag("WA-4.5")
  void drawsEveryWmsLayerOfThePortal() throws Exception {
    List<String> layers = portal.rows("SELECT layer FROM main.layer_wms ORDER BY layer");
    Set<String> blank = new TreeSet<>();
    for (String layer : layers) {
      // Some are drawn in large scales only.
      String bbox = layer.matches("(sketch|commune).*") ? BERN : SWITZERLAND;
      if (colours(map(layer, bbox, adminRole())) < 2) {
        blank.add(layer);
      }
    }
    assertThat(layers).hasSizeGreaterThanOrEqualTo(12);
    assertThat(blank).isEmpty();
  }

  @Test
  @Tag("WA-4.5")
  void hasLegends() throws Exception {
    for (String layer : List.of("place", "dem", "commune_density")) {
      byte[] legend =
          mapServer.get(
              "SERVICE=WMS&VERSION=1.3.0&REQUEST=GetLegendGraphic&SLD_VERSION=1.1.0"
                  + "&FORMAT=image/png&LAYER="
                  + layer);
      assertThat(colours(legend)).as(layer).isGreaterThan(4);
    }
  }

  @Test
  @Tag("WA-4.3")
  void drawsPrivateFiguresOnlyForRolesThatMaySeeThem() throws Exception {
    String zurich = "2670000,1235000,2700000,1265000";
    String viewer = portal.rows("SELECT id FROM main.role WHERE name = 'role_viewer'").get(0);
    assertThat(colours(map("commune_density", BERN, ""))).isOne();
    assertThat(colours(map("commune_density", BERN, viewer))).isGreaterThan(1);
    assertThat(colours(map("commune_density", zurich, viewer))).isOne();
    assertThat(colours(map("commune_density", zurich, adminRole()))).isGreaterThan(1);
  }

  @Test
  @Tag("WA-4.5")
  void tellsFeaturesAsHtmlAndAsWfs() throws Exception {
    String info =
        new String(
            mapServer.get(
                "SERVICE=WMS&VERSION=1.3.0&REQUEST=GetFeatureInfo&STYLES=&CRS=EPSG:2056&LAYERS=canton"
                    + "&QUERY_LAYERS=canton&WIDTH=101&HEIGHT=101&I=50&J=50&INFO_FORMAT=text/html&BBOX="
                    + BERN),
            StandardCharsets.UTF_8);
    assertThat(info).contains("<caption>Bern</caption>").contains("5922.2 km²");
    String features =
        new String(
            mapServer.get("SERVICE=WFS&VERSION=1.1.0&REQUEST=GetFeature&TYPENAME=sketch_point"),
            StandardCharsets.UTF_8);
    assertThat(features)
        .contains("xmlns:ms=\"http://mapserver.gis.umn.edu/mapserver\"")
        .contains("<ms:name>Fountain</ms:name>")
        .contains("<ms:kind>done</ms:kind>");
  }

  @Test
  @Tag("WA-4.5")
  void takesTheSmallestPopulationAsADimension() throws Exception {
    assertThat(map("place&MIN_POPULATION=100000", BERN, "")).isNotEqualTo(map("place", BERN, ""));
  }

  private String adminRole() {
    return portal.rows("SELECT id FROM main.role WHERE name = 'role_admin'").get(0);
  }

  private byte[] map(String layers, String bbox, String roles) throws Exception {
    return mapServer.get(
        "SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&FORMAT=image/png&STYLES=&CRS=EPSG:2056&WIDTH=360&HEIGHT=230"
            + "&BBOX="
            + bbox
            + (roles.isEmpty() ? "" : "&role_ids=" + roles)
            + "&LAYERS="
            + layers);
  }

  private static int colours(byte[] png) throws Exception {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(picture).as(() -> new String(png, StandardCharsets.UTF_8)).isNotNull();
    Set<Integer> colours = new TreeSet<>();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        colours.add(picture.getRGB(x, y));
      }
    }
    return colours.size();
  }
}
