package org.fera.app.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.Optional;
import java.util.Set;
import org.fera.app.rights.Caller;
import org.fera.app.rights.RestrictionAreas;

/** Restriction areas as shapes on a picture. */
@ApplicationScoped
class Mask {

  private final RestrictionAreas areas;
  private final ObjectMapper json;

  Mask(RestrictionAreas areas, ObjectMapper json) {
    this.areas = areas;
    this.json = json;
  }

  /** Where the caller may see the layers, in pixels; an empty shape: nowhere. */
  Shape of(Caller caller, Set<Integer> layers, MapView view) {
    Path2D.Double shape = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    Optional<String> found = areas.within(caller, layers, view.box(), view.srid());
    found.ifPresent(text -> add(shape, read(text)));
    shape.transform(view.toPixels());
    return shape;
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(Path2D.Double shape, JsonNode geometry) {
    JsonNode coordinates = geometry.path("coordinates");
    if (geometry.path("type").asText().equals("MultiPolygon")) {
      coordinates.forEach(polygon -> polygon.forEach(ring -> addRing(shape, ring)));
    } else if (geometry.path("type").asText().equals("Polygon")) {
      coordinates.forEach(ring -> addRing(shape, ring));
    }
  }

  private static void addRing(Path2D.Double shape, JsonNode ring) {
    for (int i = 0; i < ring.size(); i++) {
      double x = ring.get(i).get(0).asDouble();
      double y = ring.get(i).get(1).asDouble();
      if (i == 0) {
        shape.moveTo(x, y);
      } else {
        shape.lineTo(x, y);
      }
    }
    shape.closePath();
  }
}
