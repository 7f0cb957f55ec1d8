package org.fera.tile.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fera.tile.config.LiveConfiguration;
import org.fera.tile.grid.Crs;
import org.fera.tile.grid.Extent;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.testing.TileServers;
import org.fera.tile.tileset.GridLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the grid and whatever the address, the same place is the same bytes. */
@QuarkusTest
@QuarkusTestResource(TileServers.class)
class SamePlaceTest {

  private static final int PLACES = 6;

  MapServerProxy mapServer;
  @Inject LiveConfiguration configuration;

  @BeforeEach
  void start() {
    mapServer.drawPlaces();
  }

  @AfterEach
  void heal() {
    mapServer.heal();
  }

  @ParameterizedTest
  @Tag("TS-1.1.3")
  @ValueSource(
      strings = {
        "WebMercatorQuad",
        "WorldCRS84Quad",
        "WorldMercatorWGS84Quad",
        "swissgrid_2056",
        "from_below",
        "large_tiles",
        "latitude_first"
      })
  void theSamePlaceIsTheSameBytesThroughEveryAddress(String grid) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    GridLink link = configuration.current().tilesets().get("everywhere").grids().get(grid);
    for (int i = 0; i < PLACES; i++) {
      TileMatrix matrix = link.matrices().get(random.nextInt(link.matrices().size()));
      int column = random.nextInt(matrix.width());
      int row = random.nextInt(matrix.height());
      String place = String.format("seed %d: %s %s/%d/%d", seed, grid, matrix.id(), column, row);

      mapServer.forget();
      byte[] tile = null;
      for (String address : addresses(link, matrix, column, row)) {
        Response response = given().urlEncodingEnabled(false).get("/tiles/" + address);
        assertThat(response.statusCode()).as(place + " " + address).isEqualTo(200);
        tile = tile == null ? response.asByteArray() : tile;
        assertThat(response.asByteArray()).as(place + " " + address).isEqualTo(tile);
      }
      assertThat(mapServer.requests()).as(place).hasSizeLessThan(2);
      mapServer
          .requests()
          .forEach(uri -> assertPlace(uri.getQuery(), extent(matrix, column, row), matrix, place));
    }
  }

  private static List<String> addresses(GridLink link, TileMatrix matrix, int column, int row) {
    String grid = link.grid().id();
    String level = matrix.id();
    String path = "/everywhere/default/" + grid + "/" + level + "/" + row + "/" + column + ".png";
    String name = "/everywhere@" + grid + "/" + matrix.index() + "/" + column + "/";
    List<String> addresses =
        new ArrayList<>(
            List.of(
                "wmts/1.0.0" + path,
                "1.0.0" + path,
                "wmts?SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetTile&LAYER=everywhere&STYLE=default"
                    + ("&FORMAT=image/png&TILEMATRIXSET=" + grid + "&TILEMATRIX=" + level)
                    + ("&TILEROW=" + row + "&TILECOL=" + column),
                "xyz" + name + row + ".png",
                "gmaps" + name + row + ".png",
                "tms/1.0.0" + name + (matrix.height() - 1 - row) + ".png",
                "ogc/collections/everywhere/map/tiles"
                    + ("/" + grid + "/" + level + "/" + row + "/" + column)));
    int digits = matrix.index();
    if (digits > 0 && column < 1L << digits && row < 1L << digits) {
      addresses.add("qk/everywhere@" + grid + "/" + key(digits, column, row) + ".png");
      addresses.add("ve?layer=everywhere@" + grid + "&tile=" + key(digits, column, row));
    }
    addresses.addAll(maps(link, matrix, extent(matrix, column, row)));
    return addresses;
  }

  /** Where a coordinate system has several grids WMS takes the first one. */
  private static List<String> maps(GridLink link, TileMatrix matrix, Extent extent) {
    if (link.grid().id().equals("from_below")) {
      return List.of();
    }
    Crs crs = link.grid().crs();
    String size = "&WIDTH=" + matrix.tileSize() + "&HEIGHT=" + matrix.tileSize();
    String map = "wms?SERVICE=WMS&REQUEST=GetMap&LAYERS=everywhere&STYLES=&FORMAT=image/png" + size;
    String xy = bounds(extent.minX(), extent.minY(), extent.maxX(), extent.maxY());
    String yx = bounds(extent.minY(), extent.minX(), extent.maxY(), extent.maxX());
    return List.of(
        map + "&VERSION=1.1.1&SRS=" + crs.wms111Name() + xy,
        map + "&VERSION=1.3.0&CRS=" + crs.wms130Name() + (crs.northingFirst() ? yx : xy));
  }

  private static String bounds(double... bounds) {
    return "&BBOX=" + String.join(",", Arrays.stream(bounds).mapToObj(Double::toString).toList());
  }

  /** By its definition (reference 2.1), not by the code that is tested. */
  private static Extent extent(TileMatrix matrix, int column, int row) {
    double span = matrix.resolution() * matrix.tileSize();
    double left = matrix.left() + column * span;
    double top = matrix.top() - row * span;
    return new Extent(left, top - span, left + span, top);
  }

  private static void assertPlace(String query, Extent extent, TileMatrix matrix, String place) {
    double[] bounds =
        Arrays.stream(query.replaceAll(".*&BBOX=([^&]*)&.*", "$1").split(","))
            .mapToDouble(Double::parseDouble)
            .toArray();
    double[] expected = {extent.minX(), extent.minY(), extent.maxX(), extent.maxY()};
    for (int i = 0; i < expected.length; i++) {
      assertThat(bounds[i]).as(place).isCloseTo(expected[i], within(matrix.resolution() / 1000));
    }
  }

  private static String key(int digits, int column, int row) {
    StringBuilder key = new StringBuilder();
    for (int bit = digits - 1; bit >= 0; bit--) {
      key.append((column >> bit & 1) + 2 * (row >> bit & 1));
    }
    return key.toString();
  }
}
