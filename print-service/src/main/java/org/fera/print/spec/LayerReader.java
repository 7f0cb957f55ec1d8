package org.fera.print.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fera.print.crs.Crs;
import org.fera.print.feature.Feature;
import org.fera.print.feature.GeoJson;
import org.fera.print.json.JsonSection;
import org.fera.print.style.Style;
import org.fera.print.style.StyleBook;

/** Reads lists of layers. */
final class LayerReader {

  private static final double INVISIBLE = 0.001;
  private static final ObjectMapper JSON = new ObjectMapper();

  private LayerReader() {}

  /** Layers in the request's order; those that cannot be seen are passed over unread. */
  static List<LayerSpec> read(JsonSection json, Crs crs, StyleBook styles) {
    List<LayerSpec> layers = new ArrayList<>();
    List<JsonSection> sections = json.sections("layers");
    for (int i = 0; i < sections.size(); i++) {
      JsonSection layer = sections.get(i);
      double opacity = layer.number("opacity").orElse(1d);
      if (opacity < 0 || opacity > 1) {
        throw layer.fault("opacity", "must be between 0 and 1");
      }
      if (opacity > INVISIBLE) {
        layers.add(layer(layer, json.path("layers") + "[" + i + "]", opacity, crs, styles));
      }
    }
    return List.copyOf(layers);
  }

  private static LayerSpec layer(
      JsonSection json, String path, double opacity, Crs crs, StyleBook styles) {
    LayerSpec.Common common =
        new LayerSpec.Common(
            path, json.text("name").orElse(""), opacity, json.flag("failOnError", false));
    String type = json.requiredText("type");
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "wms" -> RasterLayerReader.wms(common, json, false);
      case "tiledwms" -> RasterLayerReader.wms(common, json, true);
      case "wmts" -> RasterLayerReader.wmts(common, json);
      case "osm" -> TileLayerReader.osm(common, json);
      case "image" -> TileLayerReader.image(common, json);
      case "geojson", "vector" -> vector(common, json, crs, styles);
      case "grid" -> GridReader.read(common, json, styles);
      default ->
          throw json.fault(
              "type",
              "\""
                  + type
                  + "\" is not supported; supported: wms, tiledwms, wmts, osm, image, geojson,"
                  + " vector, grid");
    };
  }

  private static LayerSpec.Vector vector(
      LayerSpec.Common common, JsonSection json, Crs crs, StyleBook styles) {
    json.accept("renderAsSvg");
    Style style = styles.read(json, "style", Style.usual());
    JsonNode features = json.value("geoJson").orElse(null);
    LayerSpec.Vector vector =
        features == null
            ? new LayerSpec.Vector(common, "", List.of(), style)
            : vector(common, json.path("geoJson"), features, crs, style);
    json.end();
    return vector;
  }

  private static LayerSpec.Vector vector(
      LayerSpec.Common common, String path, JsonNode features, Crs crs, Style style) {
    if (features.isTextual() && !features.asText().trim().startsWith("{")) {
      return new LayerSpec.Vector(common, features.asText().trim(), List.of(), style);
    }
    return new LayerSpec.Vector(common, "", features(path, features, crs), style);
  }

  /** Features given as an object or as its text. */
  static List<Feature> features(String path, JsonNode json, Crs crs) {
    if (!json.isTextual()) {
      return GeoJson.features(path, json, crs);
    }
    try {
      return GeoJson.features(path, JSON.readTree(json.asText()), crs);
    } catch (JsonProcessingException e) {
      throw new org.fera.print.json.SpecException(path, "must be GeoJSON");
    }
  }
}
