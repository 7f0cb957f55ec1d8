package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The processors that change a map before it is drawn, in layouts of the test app {@code steps}:
 * the map of 200 x 200 points stands at 10, 10 of the page, the overview map of 100 x 100 at 215,
 * 10. A point is a pixel and a metre; the middle of the map is at 1000, 1000.
 */
@QuarkusTest
@WithTestResource(PrintServers.class)
class PrintedStepsTest {

  private static final double METRE_PER_POINT = 72 / 0.0254;
  private static final Color GREEN = new Color(0x00ff00);
  private static final Color RED = new Color(0xff0000);
  private static final Color BLUE = new Color(0x0000ff);

  private static Map<String, Object> box(double minX, double minY, double maxX, double maxY) {
    return Map.of(
        "type",
        "FeatureCollection",
        "features",
        List.of(
            Map.of(
                "type",
                "Feature",
                "properties",
                Map.of(),
                "geometry",
                Map.of(
                    "type",
                    "Polygon",
                    "coordinates",
                    List.of(
                        List.of(
                            List.of(minX, minY),
                            List.of(maxX, minY),
                            List.of(maxX, maxY),
                            List.of(minX, maxY),
                            List.of(minX, minY)))))));
  }

  private static Map<String, Object> style(String colour) {
    return Map.of(
        "version",
        "2",
        "*",
        Map.of(
            "symbolizers",
            List.of(Map.of("type", "polygon", "fillColor", colour, "strokeColor", colour))));
  }

  private static Map<String, Object> layer(Map<String, Object> features, String colour) {
    return Map.of("type", "geojson", "geoJson", features, "style", style(colour));
  }

  private static Spec spec(String layout) {
    return Spec.of(layout)
        .map("projection", "EPSG:3857")
        .map("center", List.of(1000, 1000))
        .map("scale", METRE_PER_POINT)
        .map("useNearestScale", false)
        .map("dpi", 72);
  }

  private static byte[] print(Spec spec, String format) {
    Map<String, Object> request = spec.build();
    Response answer =
        await()
            .atMost(Duration.ofSeconds(90))
            .until(
                () ->
                    given()
                        .contentType("application/json")
                        .body(request)
                        .post("/print/steps/buildreport." + format),
                got -> got.statusCode() != 503);
    assertThat(answer.statusCode()).as(answer.contentType() + answer.asString()).isEqualTo(200);
    return answer.asByteArray();
  }

  private static BufferedImage page(Spec spec) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(print(spec, "png")));
  }

  private static Color map(BufferedImage page, int x, int y) {
    return new Color(page.getRGB(10 + x, 10 + y));
  }

  @Test
  @Tag("PS-6.7")
  void staticLayersLieBelowAndAboveThoseOfTheRequest() throws IOException {
    BufferedImage page =
        page(
            spec("layered")
                .layer(layer(box(900, 900, 1030, 1100), "#00ff00"))
                .attribute(
                    "background",
                    Map.of("layers", List.of(layer(box(900, 900, 1100, 1100), "#ff0000"))))
                .attribute(
                    "overlay",
                    Map.of("layers", List.of(layer(box(970, 1000, 1100, 1100), "#0000ff")))));

    assertThat(map(page, 20, 150)).isEqualTo(GREEN);
    assertThat(map(page, 180, 150)).isEqualTo(RED);
    assertThat(map(page, 100, 50)).isEqualTo(BLUE);
    assertThat(map(page, 180, 50)).isEqualTo(BLUE);
    assertThat(map(page, 100, 150)).isEqualTo(GREEN);
  }

  @Test
  @Tag("PS-6.8")
  void styleAndFeaturesReplaceThoseOfAllVectorLayers() throws IOException {
    BufferedImage page =
        page(
            spec("changed")
                .layer(layer(box(900, 900, 1000, 1100), "#00ff00"))
                .attribute("style", Map.of("style", style("#ff0000")))
                .attribute("features", Map.of("features", box(1000, 900, 1100, 1100))));

    assertThat(map(page, 150, 100)).isEqualTo(RED);
    assertThat(map(page, 50, 100)).isEqualTo(Color.WHITE);
  }

  @Test
  @Tag("PS-6.9")
  void anOverviewMapShowsMoreAndWhereTheMapIs() throws IOException {
    BufferedImage page = page(overview());

    assertThat(map(page, 100, 100)).isEqualTo(GREEN);
    assertThat(overview(page, 5, 5)).isEqualTo(GREEN);
    // The map's 200 m are 20 of the overview's 100 points.
    assertThat(overview(page, 50, 50)).isNotEqualTo(GREEN);
    assertThat(overview(page, 50, 50).getBlue()).isGreaterThan(30);
    assertThat(overview(page, 57, 57).getBlue()).isGreaterThan(30);
    assertThat(overview(page, 64, 50)).isEqualTo(GREEN);
    assertThat(overview(page, 50, 36)).isEqualTo(GREEN);
  }

  @Test
  @Tag("PS-6.9")
  void anOverviewMapThatIsNotTurnedShowsATurnedMap() throws IOException {
    BufferedImage page =
        page(overview().map("rotation", 45).attribute("overviewMap", Map.of("rotation", 0)));

    assertThat(overview(page, 58, 58)).isEqualTo(GREEN);
    assertThat(overview(page, 62, 50).getBlue()).isGreaterThan(30);
  }

  private static Spec overview() {
    return spec("overview").layer(layer(box(0, 0, 2000, 2000), "#00ff00"));
  }

  private static Color overview(BufferedImage page, int x, int y) {
    return new Color(page.getRGB(215 + x, 10 + y));
  }

  @Test
  @Tag("PS-6.10")
  void aMapExportIsTheBareMap() throws IOException {
    Spec spec = spec("bare").layer(layer(box(900, 900, 1000, 1100), "#00ff00"));
    BufferedImage picture = page(spec);
    assertThat(picture.getWidth()).isEqualTo(200);
    assertThat(picture.getHeight()).isEqualTo(200);
    assertThat(new Color(picture.getRGB(50, 100))).isEqualTo(GREEN);
    assertThat(new Color(picture.getRGB(150, 100))).isEqualTo(Color.WHITE);

    PrintedPage pdf = PrintedPage.of(print(spec, "pdf"));
    assertThat(pdf.width()).isEqualTo(200);
    assertThat(pdf.height()).isEqualTo(200);
    assertThat(new Color(pdf.colour(50, 100))).isEqualTo(GREEN);
  }
}
