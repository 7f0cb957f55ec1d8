package org.fera.print.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fera.print.json.JsonSection;

/** Reads layers whose pictures a server makes. */
final class RasterLayerReader {

  private static final Set<String> WMS_VERSIONS = Set.of("1.0.0", "1.1.0", "1.1.1", "1.3.0");
  private static final Set<String> SERVER_TYPES =
      Set.of("", "mapserver", "geoserver", "qgisserver");
  private static final int LARGEST_TILE = 4096;

  private RasterLayerReader() {}

  static LayerSpec.Wms wms(LayerSpec.Common common, JsonSection json, boolean tiled) {
    List<String> layers = json.texts("layers");
    if (layers.isEmpty()) {
      throw json.fault("layers", "must name at least one layer");
    }
    List<String> styles = json.texts("styles");
    if (styles.equals(List.of(""))) {
      styles = List.of();
    }
    if (!styles.isEmpty() && styles.size() != layers.size()) {
      throw json.fault("styles", "must be as many as layers");
    }
    String version = json.text("version").orElse("1.1.1");
    if (!WMS_VERSIONS.contains(version)) {
      throw json.fault("version", "must be one of 1.0.0, 1.1.0, 1.1.1, 1.3.0");
    }
    String serverType = json.text("serverType").orElse("").toLowerCase(Locale.ROOT);
    if (!SERVER_TYPES.contains(serverType)) {
      throw json.fault("serverType", "must be one of mapserver, geoserver, qgisserver");
    }
    json.accept("rasterStyle", "method");
    LayerSpec.Wms wms =
        new LayerSpec.Wms(
            common,
            json.requiredText("baseURL"),
            layers,
            styles,
            version,
            imageFormat(json),
            parameters(json),
            serverType,
            json.flag("useNativeAngle", true),
            tiled ? Optional.of(tiles(json)) : Optional.empty());
    json.end();
    return wms;
  }

  private static LayerSpec.WmsTiles tiles(JsonSection json) {
    double[] size = json.requiredNumbers("tileSize", 2);
    checkTile(json, "tileSize", size);
    double[] buffer = json.numbers("tileBufferSize", 2).orElse(new double[] {0, 0});
    if (buffer[0] < 0 || buffer[1] < 0 || buffer[0] > LARGEST_TILE || buffer[1] > LARGEST_TILE) {
      throw json.fault("tileBufferSize", "must be between 0 and " + LARGEST_TILE + " pixels");
    }
    return new LayerSpec.WmsTiles((int) size[0], (int) size[1], (int) buffer[0], (int) buffer[1]);
  }

  static void checkTile(JsonSection json, String key, double[] tile) {
    if (tile[0] < 1 || tile[1] < 1 || tile[0] > LARGEST_TILE || tile[1] > LARGEST_TILE) {
      throw json.fault(key, "must be between 1 and " + LARGEST_TILE + " pixels");
    }
  }

  static LayerSpec.Wmts wmts(LayerSpec.Common common, JsonSection json) {
    String encoding = json.text("requestEncoding").orElse("REST").toUpperCase(Locale.ROOT);
    if (!Set.of("REST", "KVP").contains(encoding)) {
      throw json.fault("requestEncoding", "must be REST or KVP");
    }
    String url = json.requiredText("baseURL");
    String lower = url.toLowerCase(Locale.ROOT);
    if (encoding.equals("REST")
        && !(lower.contains("{tilematrix}")
            && lower.contains("{tilerow}")
            && lower.contains("{tilecol}"))) {
      throw json.fault("baseURL", "must contain {TileMatrix}, {TileRow} and {TileCol}");
    }
    json.accept("rasterStyle");
    LayerSpec.Wmts wmts =
        new LayerSpec.Wmts(
            common,
            url,
            json.requiredText("layer"),
            json.text("style").orElse(""),
            json.requiredText("matrixSet"),
            encoding.equals("REST"),
            json.text("version").orElse("1.0.0"),
            imageFormat(json),
            dimensions(json),
            parameters(json),
            matrices(json));
    json.end();
    return wmts;
  }

  private static String imageFormat(JsonSection json) {
    String format = json.text("imageFormat").orElse("image/png");
    return format.contains("/") ? format : "image/" + format;
  }

  private static Map<String, List<String>> parameters(JsonSection json) {
    Map<String, List<String>> parameters = new LinkedHashMap<>(json.parameters("mergeableParams"));
    parameters.putAll(json.parameters("customParams"));
    return parameters;
  }

  /** Values by the dimensions' names; a value may stand under the name in capitals. */
  private static Map<String, String> dimensions(JsonSection json) {
    Map<String, List<String>> values = json.parameters("dimensionParams");
    Map<String, String> dimensions = new LinkedHashMap<>();
    for (String name : json.texts("dimensions")) {
      List<String> value = values.getOrDefault(name, values.get(name.toUpperCase(Locale.ROOT)));
      if (value == null || value.isEmpty()) {
        throw json.fault("dimensionParams", "has no value for the dimension \"" + name + "\"");
      }
      dimensions.put(name, value.get(0));
    }
    return dimensions;
  }

  private static List<LayerSpec.Matrix> matrices(JsonSection json) {
    List<LayerSpec.Matrix> matrices = new ArrayList<>();
    for (JsonSection section : json.sections("matrices")) {
      double scale = section.requiredNumber("scaleDenominator");
      if (!(scale > 0)) {
        throw section.fault("scaleDenominator", "must be above 0");
      }
      double[] tile = section.requiredNumbers("tileSize", 2);
      double[] corner = section.requiredNumbers("topLeftCorner", 2);
      double[] size = section.requiredNumbers("matrixSize", 2);
      checkTile(section, "tileSize", tile);
      matrices.add(
          new LayerSpec.Matrix(
              section.requiredText("identifier"),
              scale,
              (int) tile[0],
              (int) tile[1],
              corner[0],
              corner[1],
              (long) size[0],
              (long) size[1]));
      section.end();
    }
    if (matrices.isEmpty()) {
      throw json.fault("matrices", "must list at least one matrix");
    }
    return List.copyOf(matrices);
  }
}
