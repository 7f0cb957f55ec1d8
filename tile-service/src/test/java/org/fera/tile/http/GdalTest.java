package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fera.tile.testing.Pixels;
import org.fera.tile.testing.TileServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GDAL reads the services with its drivers; what it gets is compared with the tiles, by pixel. */
@QuarkusTest
@QuarkusTestResource(TileServers.class)
class GdalTest {

  private static final int TILE = 256;

  /** Of Web Mercator, OGC 17-083r4, D.1. */
  private static final double EDGE = 20037508.3427892480;

  // Tiles 4/7, 5/7, 4/8 and 5/8 of level 5, of 100 m a pixel.
  private static final String SWISS = "/tiles/wmts/1.0.0/ch_base/default/swissgrid_2056/5/";
  private static final String[] SWISS_WINDOW = {"2522400", "1170800", "2573600", "1119600"};

  // Around 266/179 of level 9.
  private static final int LEVEL = 9;
  private static final int COLUMN = 266;
  private static final int ROW = 179;

  @TempDir private Path folder;

  @Test
  @Tag("TS-1.9.1")
  void wmts() throws Exception {
    String dataset =
        "WMTS:"
            + address("/tiles/wmts/1.0.0/WMTSCapabilities.xml")
            + ",layer=ch_base,tilematrixset=swissgrid_2056,tilematrix=5";

    assertSame(translated(dataset, SWISS_WINDOW), swiss());
  }

  @Test
  @Tag("TS-1.9.1")
  void wms() throws Exception {
    for (int block : new int[] {TILE, 2 * TILE}) {
      assertSame(
          translated(
              xml(
                  "<Service name=\"WMS\"><Version>1.3.0</Version><ServerUrl>"
                      + address("/tiles/wms")
                      + "?</ServerUrl><Layers>ch_base</Layers><CRS>EPSG:2056</CRS>"
                      + "<ImageFormat>image/png</ImageFormat></Service>",
                  SWISS_WINDOW,
                  "<SizeX>512</SizeX><SizeY>512</SizeY>",
                  "EPSG:2056",
                  block),
              SWISS_WINDOW),
          swiss());
    }
  }

  @Test
  @Tag("TS-1.9.1")
  void wmsNamesItsLayers() throws Exception {
    String said =
        run(
            "gdalinfo",
            "WMS:" + address("/tiles/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetCapabilities"));

    assertThat(said).contains("LAYERS=ch_base&CRS=EPSG:2056&BBOX=2420000.0,1030000.0,2900000.0");
  }

  @Test
  @Tag("TS-1.9.1")
  void tms() throws Exception {
    String dataset =
        xml(
            "<Service name=\"TMS\"><ServerUrl>"
                + address("/tiles/tms/1.0.0/ch_base_3857/${z}/${x}/${y}.png")
                + "</ServerUrl></Service>",
            world(),
            "<TileLevel>"
                + LEVEL
                + "</TileLevel><TileCountX>1</TileCountX>"
                + "<TileCountY>1</TileCountY><YOrigin>bottom</YOrigin>",
            "EPSG:3857",
            TILE);

    assertSame(translated(dataset, window()), mosaic("/tiles/xyz/ch_base_3857/"));
  }

  @Test
  @Tag("TS-1.9.1")
  void tmsByItsDescription() throws Exception {
    String[] window = window();
    assertSame(
        translated(
            address("/tiles/tms/1.0.0/everywhere@WebMercatorQuad"),
            window[0],
            window[1],
            window[2],
            window[3],
            "-outsize",
            "512",
            "512"),
        mosaic("/tiles/xyz/everywhere@WebMercatorQuad/"));
  }

  private static String xml(String service, String[] window, String levels, String crs, int block) {
    return "<GDAL_WMS>"
        + service
        + String.format(
            Locale.ROOT,
            "<DataWindow><UpperLeftX>%s</UpperLeftX><UpperLeftY>%s</UpperLeftY>"
                + "<LowerRightX>%s</LowerRightX><LowerRightY>%s</LowerRightY>%s</DataWindow>"
                + "<Projection>%s</Projection><BlockSizeX>%d</BlockSizeX>"
                + "<BlockSizeY>%d</BlockSizeY><BandsCount>3</BandsCount></GDAL_WMS>",
            window[0],
            window[1],
            window[2],
            window[3],
            levels,
            crs,
            block,
            block);
  }

  private static String[] world() {
    return texts(-EDGE, EDGE, EDGE, -EDGE);
  }

  /** Two by two tiles. */
  private static String[] window() {
    double span = 2 * EDGE / (1 << LEVEL);
    return texts(
        COLUMN * span - EDGE,
        EDGE - ROW * span,
        (COLUMN + 2) * span - EDGE,
        EDGE - (ROW + 2) * span);
  }

  private static String[] texts(double... numbers) {
    String[] texts = new String[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      texts[i] = String.format(Locale.ROOT, "%.9f", numbers[i]);
    }
    return texts;
  }

  private static BufferedImage swiss() throws IOException {
    return mosaic(SWISS + "7/4.png", SWISS + "7/5.png", SWISS + "8/4.png", SWISS + "8/5.png");
  }

  private static BufferedImage mosaic(String xyz) throws IOException {
    String left = xyz + LEVEL + "/" + COLUMN + "/";
    String right = xyz + LEVEL + "/" + (COLUMN + 1) + "/";
    String upper = ROW + ".png";
    String lower = ROW + 1 + ".png";
    return mosaic(left + upper, right + upper, left + lower, right + lower);
  }

  private static BufferedImage mosaic(String... tiles) throws IOException {
    BufferedImage all = new BufferedImage(2 * TILE, 2 * TILE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = all.createGraphics();
    for (int i = 0; i < tiles.length; i++) {
      BufferedImage tile =
          Pixels.decode(given().get(tiles[i]).then().statusCode(200).extract().asByteArray());
      graphics.drawImage(tile, i % 2 * TILE, i / 2 * TILE, null);
    }
    graphics.dispose();
    return all;
  }

  private static void assertSame(BufferedImage read, BufferedImage tiles) {
    assertThat(Pixels.colours(tiles)).as("there is something to see").isGreaterThan(1);
    assertThat(read.getWidth()).isEqualTo(tiles.getWidth());
    assertThat(read.getHeight()).isEqualTo(tiles.getHeight());
    assertThat(Pixels.different(opaque(read), tiles, 0)).isZero();
  }

  private static BufferedImage opaque(BufferedImage image) {
    BufferedImage opaque =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = opaque.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return opaque;
  }

  /**
   * @param window left, top, right, bottom, and further options
   */
  private BufferedImage translated(String dataset, String... window) throws Exception {
    List<String> command = new ArrayList<>(List.of("gdal_translate", "-q", "-of", "PNG"));
    command.add("-projwin");
    command.addAll(List.of(window));
    Path picture = Files.createTempFile(folder, "read", ".png");
    command.add(dataset);
    command.add(picture.toString());
    run(command.toArray(String[]::new));
    return Pixels.decode(Files.readAllBytes(picture));
  }

  private String run(String... command) throws Exception {
    File log = folder.resolve("log").toFile();
    ProcessBuilder process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log);
    process.environment().put("GDAL_HTTP_TIMEOUT", "200");
    process.environment().put("GDAL_DEFAULT_WMS_CACHE_PATH", folder.resolve("cache").toString());
    int exit = process.start().waitFor();
    String said = Files.readString(log.toPath(), StandardCharsets.UTF_8);
    assertThat(exit).as(String.join(" ", command) + ": " + said).isZero();
    return said;
  }

  private static String address(String path) {
    return "http://127.0.0.1:" + RestAssured.port + path;
  }
}
