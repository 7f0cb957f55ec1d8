package org.fera.print.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads GeoJSON (RFC 7946) whose coordinates are in the map's coordinate system. */
final class FeatureReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FeatureReader() {}

  /** Features of a collection, a feature or a geometry, given as an object or as its text. */
  static List<Vectors.Feature> read(String path, JsonNode json) {
    JsonNode root = json;
    if (json.isTextual()) {
      try {
        root = JSON.readTree(json.asText());
      } catch (JsonProcessingException e) {
        throw new SpecException(path, "must be GeoJSON; URLs are not supported");
      }
    }
    if (root.has("crs")) {
      throw new SpecException(path + ".crs", "is not supported; give the map's coordinates");
    }
    List<Vectors.Feature> features = new ArrayList<>();
    switch (root.path("type").asText()) {
      case "FeatureCollection" -> {
        JsonNode items = root.path("features");
        for (int i = 0; i < items.size(); i++) {
          features.add(feature(path + ".features[" + i + "]", items.get(i)));
        }
      }
      case "Feature" -> features.add(feature(path, root));
      default -> features.add(new Vectors.Feature(shapes(path, root), Map.of()));
    }
    return List.copyOf(features);
  }

  private static Vectors.Feature feature(String path, JsonNode json) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : json.path("properties").properties()) {
      if (property.getValue().isValueNode() && !property.getValue().isNull()) {
        properties.put(property.getKey(), property.getValue().asText());
      }
    }
    JsonNode geometry = json.path("geometry");
    return new Vectors.Feature(
        geometry.isNull() ? List.of() : shapes(path + ".geometry", geometry), properties);
  }

  private static List<Vectors.Shape> shapes(String path, JsonNode geometry) {
    List<Vectors.Shape> shapes = new ArrayList<>();
    JsonNode coordinates = geometry.path("coordinates");
    String at = path + ".coordinates";
    switch (geometry.path("type").asText()) {
      case "Point" -> shapes.add(point(at, coordinates));
      case "MultiPoint" -> each(at, coordinates, (p, item) -> shapes.add(point(p, item)));
      case "LineString" -> shapes.add(line(at, coordinates));
      case "MultiLineString" -> each(at, coordinates, (p, item) -> shapes.add(line(p, item)));
      case "Polygon" -> shapes.add(polygon(at, coordinates));
      case "MultiPolygon" -> each(at, coordinates, (p, item) -> shapes.add(polygon(p, item)));
      case "GeometryCollection" ->
          each(
              path + ".geometries",
              geometry.path("geometries"),
              (p, item) -> shapes.addAll(shapes(p, item)));
      default -> throw new SpecException(path + ".type", "is no GeoJSON geometry");
    }
    return shapes;
  }

  private interface Item {
    void read(String path, JsonNode item);
  }

  private static void each(String path, JsonNode list, Item reader) {
    if (!list.isArray()) {
      throw new SpecException(path, "must be a list");
    }
    for (int i = 0; i < list.size(); i++) {
      reader.read(path + "[" + i + "]", list.get(i));
    }
  }

  private static Vectors.Shape point(String path, JsonNode json) {
    Point2D position = position(path, json);
    Path2D place = new Path2D.Double();
    place.moveTo(position.getX(), position.getY());
    return new Vectors.Shape(Vectors.Kind.POINT, place, position);
  }

  private static Vectors.Shape line(String path, JsonNode json) {
    Path2D line = new Path2D.Double();
    List<Point2D> positions = trace(path, json, line);
    return new Vectors.Shape(Vectors.Kind.LINE, line, positions.get(positions.size() / 2));
  }

  private static Vectors.Shape polygon(String path, JsonNode json) {
    Path2D area = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    each(
        path,
        json,
        (at, ring) -> {
          trace(at, ring, area);
          area.closePath();
        });
    Rectangle2D box = area.getBounds2D();
    return new Vectors.Shape(
        Vectors.Kind.POLYGON, area, new Point2D.Double(box.getCenterX(), box.getCenterY()));
  }

  private static List<Point2D> trace(String path, JsonNode json, Path2D target) {
    List<Point2D> positions = new ArrayList<>();
    each(path, json, (at, item) -> positions.add(position(at, item)));
    if (positions.size() < 2) {
      throw new SpecException(path, "needs at least two positions");
    }
    target.moveTo(positions.get(0).getX(), positions.get(0).getY());
    positions.stream().skip(1).forEach(point -> target.lineTo(point.getX(), point.getY()));
    return positions;
  }

  private static Point2D position(String path, JsonNode json) {
    if (!json.isArray() || json.size() < 2) {
      throw new SpecException(path, "must be a position [x, y]");
    }
    return new Point2D.Double(
        JsonSection.number(path + "[0]", json.get(0)),
        JsonSection.number(path + "[1]", json.get(1)));
  }
}
