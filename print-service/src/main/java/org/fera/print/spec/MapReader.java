package org.fera.print.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fera.print.app.Attribute;
import org.fera.print.crs.Crs;

/** Reads a map's value. */
final class MapReader {

  private static final double INVISIBLE = 0.001;

  private MapReader() {}

  static MapSpec read(Attribute.Map attribute, JsonSection json) {
    double dpi = json.requiredNumber("dpi");
    if (dpi < 1 || dpi > attribute.maxDpi()) {
      throw json.fault("dpi", "must be between 1 and " + attribute.maxDpi());
    }
    json.accept("dpiSensitiveStyle", "pdfA", "useGeodeticCalculations");
    unsupported(json, "zoomToFeatures");
    unsupported(json, "areaOfInterest");
    for (String fixed : List.of("width", "height")) {
      if (json.value(fixed).isPresent()) {
        throw json.fault(fixed, "is fixed by the layout");
      }
    }
    MapSpec spec =
        new MapSpec(
            projection(json),
            area(json),
            json.number("rotation").orElse(0d),
            dpi,
            json.flag("useNearestScale", true),
            json.value("longitudeFirst").map(value -> json.flag("longitudeFirst", true)),
            layers(json));
    json.end();
    return spec;
  }

  private static String projection(JsonSection json) {
    String code = json.text("projection").orElse("EPSG:3857");
    try {
      return Crs.of(code).code();
    } catch (IllegalArgumentException e) {
      throw json.fault("projection", e.getMessage());
    }
  }

  private static void unsupported(JsonSection json, String key) {
    if (json.value(key).isPresent()) {
      throw json.fault(key, "is not supported");
    }
  }

  private static MapSpec.Area area(JsonSection json) {
    boolean adjust = json.flag("useAdjustBounds", false);
    var center = json.numbers("center", 2);
    var box = json.numbers("bbox", 4);
    var scale = json.number("scale");
    if (center.isPresent() == box.isPresent()) {
      throw json.fault("center", "exactly one of center (with scale) and bbox must be given");
    }
    if (box.isPresent()) {
      double[] b = box.get();
      if (!(b[0] < b[2] && b[1] < b[3])) {
        throw json.fault("bbox", "must be [minX, minY, maxX, maxY] with an area");
      }
      return new MapSpec.Area.Box(b[0], b[1], b[2], b[3], adjust);
    }
    double denominator = scale.orElseThrow(() -> json.fault("scale", "is missing beside center"));
    if (!(denominator > 0)) {
      throw json.fault("scale", "must be above 0");
    }
    return new MapSpec.Area.Center(center.get()[0], center.get()[1], denominator);
  }

  private static List<LayerSpec> layers(JsonSection json) {
    List<LayerSpec> layers = new ArrayList<>();
    List<JsonSection> sections = json.sections("layers");
    for (int i = 0; i < sections.size(); i++) {
      JsonSection layer = sections.get(i);
      double opacity = layer.number("opacity").orElse(1d);
      if (opacity < 0 || opacity > 1) {
        throw layer.fault("opacity", "must be between 0 and 1");
      }
      if (opacity > INVISIBLE) {
        layers.add(layer(layer, json.path("layers") + "[" + i + "]", opacity));
      }
    }
    return List.copyOf(layers);
  }

  private static LayerSpec layer(JsonSection json, String path, double opacity) {
    LayerSpec.Common common =
        new LayerSpec.Common(
            path, json.text("name").orElse(""), opacity, json.flag("failOnError", false));
    String type = json.requiredText("type");
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "wms" -> RasterLayerReader.wms(common, json);
      case "wmts" -> RasterLayerReader.wmts(common, json);
      case "geojson", "vector" -> vector(common, json);
      default ->
          throw json.fault(
              "type", "\"" + type + "\" is not supported; supported: wms, wmts, geojson");
    };
  }

  private static LayerSpec.Vector vector(LayerSpec.Common common, JsonSection json) {
    json.accept("renderAsSvg");
    LayerSpec.Vector vector =
        new LayerSpec.Vector(
            common,
            json.value("geoJson")
                .map(features -> FeatureReader.read(json.path("geoJson"), features))
                .orElse(List.of()),
            json.value("style").isPresent()
                ? StyleReader.read(json.section("style"))
                : StyleReader.usual());
    json.end();
    return vector;
  }
}
