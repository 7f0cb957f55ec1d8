package org.fera.bench.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Requests of the sample portal's layouts, around Bern in EPSG:2056. */
final class Pages {

  static final String A4 = "1 A4 portrait";
  static final String A3 = "3 A3 portrait";

  private static final double PIXEL_METRES = 0.00028;
  private static final int TILE = 256;
  private static final int WEST = 2_420_000;
  private static final int NORTH = 1_350_000;
  private static final int WIDTH = 480_000;
  private static final int HEIGHT = 320_000;
  private static final double[] RESOLUTIONS = {
    4000, 2000, 1000, 500, 250, 100, 50, 20, 10, 5, 2.5, 1, 0.5
  };

  private Pages() {}

  /** A map with a vector layer, one by WMS and one by WMTS, at 254 dpi. */
  static Map<String, Object> a4() {
    return Map.of("title", "Bern", "map", map(254));
  }

  /**
   * The same on A3 at 200 dpi, with a legend of ten classes and a table of twenty rows. At 254 dpi
   * the map's picture is more than the heap of deploy/memory.properties has room for.
   */
  static Map<String, Object> a3() {
    List<Map<String, Object>> classes =
        IntStream.rangeClosed(1, 10)
            .<Map<String, Object>>mapToObj(
                n -> Map.of("name", "Class " + n, "icons", List.of(ICON)))
            .toList();
    List<List<Object>> rows =
        IntStream.rangeClosed(1, 20).mapToObj(n -> List.<Object>of("Lake " + n, n * 10)).toList();
    return Map.of(
        "title", "Bern",
        "map", map(200),
        "legend", Map.of("name", "", "classes", classes),
        "datasource",
            List.of(
                Map.of(
                    "title",
                    "Lakes",
                    "table",
                    Map.of("columns", List.of("name", "area"), "data", rows))));
  }

  private static final String ICON =
      "/mapserv_proxy?ogcserver=main&SERVICE=WMS&VERSION=1.1.1&REQUEST=GetLegendGraphic"
          + "&LAYER=lake&FORMAT=image/png&SLD_VERSION=1.1.0";

  private static Map<String, Object> map(int dpi) {
    return Map.of(
        "projection",
        "EPSG:2056",
        "dpi",
        dpi,
        "rotation",
        0,
        "center",
        List.of(2_600_000, 1_200_000),
        "scale",
        250_000,
        "layers",
        List.of(vector(), wms(), wmts()));
  }

  private static Map<String, Object> vector() {
    List<Map<String, Object>> features = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int x = 2_590_000 + i % 10 * 2_000;
      int y = 1_190_000 + i / 10 * 2_000;
      features.add(
          Map.of(
              "type", "Feature",
              "properties", Map.of("name", "No. " + i),
              "geometry",
                  Map.of(
                      "type",
                      "Polygon",
                      "coordinates",
                      List.of(
                          List.of(
                              List.of(x, y),
                              List.of(x + 1_500, y),
                              List.of(x + 1_500, y + 1_500),
                              List.of(x, y + 1_500),
                              List.of(x, y))))));
    }
    return Map.of(
        "type", "geojson",
        "geoJson", Map.of("type", "FeatureCollection", "features", features),
        "style",
            Map.of(
                "version",
                "2",
                "*",
                Map.of(
                    "symbolizers",
                    List.of(
                        Map.of(
                            "type", "polygon",
                            "fillColor", "#ff0000",
                            "fillOpacity", 0.3,
                            "strokeColor", "#aa0000",
                            "strokeWidth", 1),
                        Map.of("type", "text", "label", "[name]", "fontSize", "6")))));
  }

  /**
   * By tile-service, so that it comes of tiles that are cached; its maps have 2048 pixels at most.
   */
  private static Map<String, Object> wms() {
    return Map.of(
        "type", "tiledwms",
        "tileSize", List.of(1024, 1024),
        "baseURL", "/tiles/wms",
        "layers", List.of("ch_base"),
        "opacity", 0.5,
        "imageFormat", "image/png",
        "version", "1.1.1");
  }

  private static Map<String, Object> wmts() {
    List<Map<String, Object>> matrices = new ArrayList<>();
    for (int z = 0; z < RESOLUTIONS.length; z++) {
      double span = RESOLUTIONS[z] * TILE;
      matrices.add(
          Map.of(
              "identifier", Integer.toString(z),
              "scaleDenominator", RESOLUTIONS[z] / PIXEL_METRES,
              "topLeftCorner", List.of(WEST, NORTH),
              "tileSize", List.of(TILE, TILE),
              "matrixSize",
                  List.of((int) Math.ceil(WIDTH / span), (int) Math.ceil(HEIGHT / span))));
    }
    return Map.of(
        "type", "wmts",
        "baseURL",
            "/tiles/1.0.0/{Layer}/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png",
        "layer", "ch_relief",
        "style", "default",
        "imageFormat", "image/png",
        "matrixSet", "swissgrid_2056",
        "requestEncoding", "REST",
        "matrices", matrices);
  }
}
