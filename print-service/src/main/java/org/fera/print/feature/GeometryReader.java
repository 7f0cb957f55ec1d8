package org.fera.print.feature;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.fera.print.crs.Crs;
import org.fera.print.json.JsonSection;
import org.fera.print.json.SpecException;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.proj4j.Proj4jException;

/** Reads the geometries of GeoJSON. */
final class GeometryReader {

  private static final int DEEPEST = 10;

  private final GeometryFactory factory;
  private final Crs.Transform transform;

  GeometryReader(GeometryFactory factory, Crs.Transform transform) {
    this.factory = factory;
    this.transform = transform;
  }

  Geometry read(String path, JsonNode json) {
    return read(path, json, 0);
  }

  private Geometry read(String path, JsonNode json, int depth) {
    JsonNode coordinates = json.path("coordinates");
    String at = path + ".coordinates";
    return switch (json.path("type").asText()) {
      case "Point" -> point(at, coordinates);
      case "LineString" -> line(at, coordinates);
      case "Polygon" -> polygon(at, coordinates);
      case "MultiPoint" ->
          factory.createMultiPoint(each(at, coordinates, this::point).toArray(new Point[0]));
      case "MultiLineString" ->
          factory.createMultiLineString(
              each(at, coordinates, this::line).toArray(new LineString[0]));
      case "MultiPolygon" ->
          factory.createMultiPolygon(each(at, coordinates, this::polygon).toArray(new Polygon[0]));
      case "GeometryCollection" -> {
        if (depth > DEEPEST) {
          throw new SpecException(path, "is nested too deep");
        }
        yield factory.createGeometryCollection(
            each(path + ".geometries", json.path("geometries"), (p, i) -> read(p, i, depth + 1))
                .toArray(new Geometry[0]));
      }
      default -> throw new SpecException(path + ".type", "is no GeoJSON geometry");
    };
  }

  private Point point(String path, JsonNode json) {
    return factory.createPoint(position(path, json));
  }

  private LineString line(String path, JsonNode json) {
    return factory.createLineString(positions(path, json));
  }

  private Polygon polygon(String path, JsonNode json) {
    List<LinearRing> rings = each(path, json, this::ring);
    if (rings.isEmpty()) {
      return factory.createPolygon();
    }
    return factory.createPolygon(
        rings.get(0), rings.subList(1, rings.size()).toArray(new LinearRing[0]));
  }

  /** A ring is closed here if it is not, and may have no area. */
  private LinearRing ring(String path, JsonNode json) {
    List<Coordinate> corners = new ArrayList<>(List.of(positions(path, json)));
    while (corners.size() < 4 || !corners.get(0).equals2D(corners.get(corners.size() - 1))) {
      corners.add(corners.get(0).copy());
    }
    return factory.createLinearRing(corners.toArray(new Coordinate[0]));
  }

  private Coordinate[] positions(String path, JsonNode json) {
    List<Coordinate> positions = each(path, json, this::position);
    if (positions.size() < 2) {
      throw new SpecException(path, "needs at least two positions");
    }
    return positions.toArray(new Coordinate[0]);
  }

  private static <T> List<T> each(
      String path, JsonNode list, BiFunction<String, JsonNode, T> reader) {
    if (!list.isArray()) {
      throw new SpecException(path, "must be a list");
    }
    List<T> items = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      items.add(reader.apply(path + "[" + i + "]", list.get(i)));
    }
    return items;
  }

  private Coordinate position(String path, JsonNode json) {
    if (!json.isArray() || json.size() < 2) {
      throw new SpecException(path, "must be a position [x, y]");
    }
    double x = JsonSection.number(path + "[0]", json.get(0));
    double y = JsonSection.number(path + "[1]", json.get(1));
    try {
      double[] there = transform.of(x, y);
      if (Double.isFinite(there[0]) && Double.isFinite(there[1])) {
        return new Coordinate(there[0], there[1]);
      }
    } catch (Proj4jException e) {
      // Told below, together with results that are not finite.
    }
    throw new SpecException(path, "lies outside of the map's coordinate system");
  }
}
