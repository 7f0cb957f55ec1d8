package org.fera.print.feature;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fera.print.crs.Crs;
import org.fera.print.json.SpecException;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Reads GeoJSON (RFC 7946, and the {@code crs} member of its forerunner). Without {@code crs} the
 * coordinates are the map's.
 */
public final class GeoJson {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private GeoJson() {}

  /** Features of a collection, a feature or a geometry, in the map's coordinate system. */
  public static List<Feature> features(String path, JsonNode json, Crs map) {
    Crs.Transform transform =
        json.path("crs").isObject()
            ? CrsMember.read(path + ".crs", json.path("crs")).to(map)
            : (x, y) -> new double[] {x, y};
    GeometryReader geometries = new GeometryReader(FACTORY, transform);
    List<Feature> features = new ArrayList<>();
    switch (json.path("type").asText()) {
      case "FeatureCollection" -> {
        JsonNode items = json.path("features");
        if (!items.isArray()) {
          throw new SpecException(path + ".features", "must be a list");
        }
        for (int i = 0; i < items.size(); i++) {
          features.add(feature(path + ".features[" + i + "]", items.get(i), geometries));
        }
      }
      case "Feature" -> features.add(feature(path, json, geometries));
      default -> features.add(new Feature("", geometries.read(path, json), Map.of()));
    }
    return List.copyOf(features);
  }

  /** A geometry in the map's coordinate system. */
  public static Geometry geometry(String path, JsonNode json) {
    return new GeometryReader(FACTORY, (x, y) -> new double[] {x, y}).read(path, json);
  }

  private static Feature feature(String path, JsonNode json, GeometryReader geometries) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : json.path("properties").properties()) {
      JsonNode value = property.getValue();
      if (!value.isNull()) {
        properties.put(property.getKey(), value(value));
      }
    }
    JsonNode geometry = json.path("geometry");
    return new Feature(
        json.path("id").asText(""),
        geometry.isNull() || geometry.isMissingNode()
            ? FACTORY.createGeometryCollection()
            : geometries.read(path + ".geometry", geometry),
        Map.copyOf(properties));
  }

  private static Object value(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isNumber()) {
      return value.doubleValue();
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }
}
