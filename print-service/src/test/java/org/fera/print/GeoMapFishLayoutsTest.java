package org.fera.print;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The layouts that GeoMapFish ships, with templates of JasperReports 6. */
@QuarkusTest
@WithTestResource(PrintServers.class)
class GeoMapFishLayoutsTest {

  /** A legend icon: a red box of 30 x 12. */
  private static final String RED =
      "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='30' height='12'%3E"
          + "%3Crect width='30' height='12' fill='%23be1e2d'/%3E%3C/svg%3E";

  @ParameterizedTest
  @Tag("PS-8.5")
  @CsvSource({
    "1 A4 portrait, 595, 842",
    "2 A4 landscape, 842, 595",
    "3 A3 portrait, 842, 1191",
    "4 A3 landscape, 1191, 842"
  })
  void eachLayoutPrintsItsPageWithLegendAndTables(String layout, int width, int height)
      throws IOException {
    byte[] pdf = build("pdf", spec(layout));
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage page = new PDFRenderer(document).renderImage(0, 1);
      assertThat(page.getWidth()).isEqualTo(width);
      assertThat(page.getHeight()).isEqualTo(height);
      String text = new PDFTextStripper().getText(document);
      assertThat(text)
          .contains("Lac de Bienne")
          .contains("Échelle 1:250")
          .contains("Légende")
          .contains("Waters", "Lakes", "Rivers")
          .contains("Found lakes")
          .contains("name", "area", "Lake Biel", "39.3", "215");
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      BufferedImage legend = new PDFRenderer(document).renderImage(1, 2);
      assertThat(reds(legend)).as("two icons of 30 x 12 points").isBetween(2700, 3100);
    }
  }

  private static int reds(BufferedImage image) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += PrintedPage.town(image.getRGB(x, y)) ? 1 : 0;
      }
    }
    return count;
  }

  @ParameterizedTest
  @Tag("PS-1.21")
  @ValueSource(strings = {"png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif"})
  void picturesOfThePagesAreBelowEachOther(String format) throws IOException {
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(build(format, spec("1 A4 portrait"))));

    assertThat(image.getWidth()).isEqualTo(595);
    assertThat(image.getHeight()).isEqualTo(2 * 842 + 1);
    assertThat(image.getRGB(300, 842) & 0xff).as("the black line").isLessThan(40);
    assertThat(image.getRGB(300, 830) & 0xff).isGreaterThan(230);
  }

  @Test
  @Tag("PS-8.5")
  void theRequestThatNgeoSendsIsPrinted() throws IOException {
    Map<String, Object> map = map();
    map.putAll(
        Map.of(
            "dpi",
            72,
            "scale",
            10_000,
            "useNearestScale",
            false,
            "layers",
            List.of(wms("place", "canton", "commune_cell", "lake"), wms("country", "hillshade"))));
    Map<String, Object> spec = new LinkedHashMap<>(spec("1 A4 portrait"));
    spec.put("attributes", Map.of("map", map, "title", ""));
    spec.put("format", "pdf");
    try (PDDocument document = Loader.loadPDF(build("pdf", spec))) {
      assertThat(new PDFTextStripper().getText(document)).contains("1:10");
    }
  }

  private static byte[] build(String format, Map<String, Object> spec) {
    Response created =
        given()
            .contentType("application/json")
            .body(spec)
            .post("/print/geomapfish/report." + format);
    assertThat(created.statusCode()).as(created.asString()).isEqualTo(200);
    String ref = created.path("ref");
    Response status = Printer.finished(ref);
    assertThat(status.<String>path("status")).as(status.asString()).isEqualTo("finished");
    return Printer.download(ref).asByteArray();
  }

  private static Map<String, Object> spec(String layout) {
    return Map.of(
        "layout",
        layout,
        "lang",
        "fr",
        "attributes",
        Map.of(
            "title",
            "Lac de Bienne",
            "map",
            map(),
            "legend",
            Map.of(
                "name",
                "Waters",
                "classes",
                List.of(
                    Map.of("name", "Lakes", "icons", List.of(RED)),
                    Map.of("name", "Rivers", "icons", List.of(RED)),
                    Map.of("name", "Nothing", "icons", List.of()))),
            "datasource",
            List.of(
                Map.of(
                    "title",
                    "Found lakes",
                    "table",
                    Map.of(
                        "columns",
                        List.of("name", "area"),
                        "data",
                        List.of(List.of("Lake Biel", 39.3), List.of("Lake Neuchatel", 215)))))));
  }

  private static Map<String, Object> map() {
    return new LinkedHashMap<>(
        Map.of(
            "projection",
            "EPSG:2056",
            "center",
            List.of(2_600_000, 1_200_000),
            "scale",
            250_000,
            "dpi",
            72,
            "rotation",
            0,
            "layers",
            List.of(wms("country", "lake"))));
  }

  private static Map<String, Object> wms(String... layers) {
    return Map.of(
        "type",
        "wms",
        "baseURL",
        PrintServers.mapserver(),
        "layers",
        List.of(layers),
        "imageFormat",
        "image/png",
        "serverType",
        "mapserver",
        "opacity",
        1,
        "useNativeAngle",
        true,
        "customParams",
        Map.of("TRANSPARENT", "true", "ogcserver", "main"));
  }
}
