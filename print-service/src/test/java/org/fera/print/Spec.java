package org.fera.print;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes print requests; unless said otherwise of the region of Bern, 1:250000, at 127 dpi. */
final class Spec {

  private final Map<String, Object> map = new LinkedHashMap<>();
  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private final List<Map<String, Object>> layers = new ArrayList<>();
  private String layout = "A4_portrait";

  static Spec of(String layout) {
    Spec spec = new Spec();
    spec.layout = layout;
    return spec.map("projection", "EPSG:2056")
        .map("center", List.of(2_600_000, 1_200_000))
        .map("scale", 250_000)
        .map("dpi", 127);
  }

  Spec map(String key, Object value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
    return this;
  }

  Spec attribute(String key, Object value) {
    attributes.put(key, value);
    return this;
  }

  /** A WMS layer of MapServer, below those added before. */
  Spec wms(String url, String... names) {
    return layer(
        new LinkedHashMap<>(
            Map.of(
                "type",
                "wms",
                "baseURL",
                url,
                "layers",
                List.of(names),
                "imageFormat",
                "image/png",
                "serverType",
                "mapserver",
                "customParams",
                Map.of("TRANSPARENT", "true"))));
  }

  Spec layer(Map<String, Object> layer) {
    layers.add(layer);
    return this;
  }

  /** A WMTS layer of the test matrix set. */
  static Map<String, Object> wmts(String url, String encoding, String name) {
    List<Object> matrices = new ArrayList<>();
    for (int level = 0; level < Remote.RESOLUTIONS.length; level++) {
      matrices.add(
          Map.of(
              "identifier", Integer.toString(level),
              "scaleDenominator", Remote.RESOLUTIONS[level] / 0.00028,
              "tileSize", List.of(256, 256),
              "topLeftCorner", List.of(Remote.LEFT, Remote.TOP),
              "matrixSize", List.of(200, 200)));
    }
    return new LinkedHashMap<>(
        Map.of(
            "type",
            "wmts",
            "baseURL",
            url,
            "requestEncoding",
            encoding,
            "layer",
            name,
            "style",
            "default",
            "matrixSet",
            "swiss",
            "dimensions",
            List.of(),
            "matrices",
            matrices));
  }

  Map<String, Object> build() {
    map.put("layers", layers);
    attributes.put("map", map);
    return Map.of("layout", layout, "lang", "en", "attributes", attributes);
  }
}
