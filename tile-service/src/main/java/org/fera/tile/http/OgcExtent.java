package org.fera.tile.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.fera.tile.dimension.Allowed;
import org.fera.tile.dimension.Dimension;
import org.fera.tile.dimension.TimeSpan;
import org.fera.tile.grid.Extent;
import org.fera.tile.tileset.Tileset;

/** Where and when a tileset is, as OGC API Common (20-024, annex on uniform dimensions) has it. */
final class OgcExtent {

  private OgcExtent() {}

  /** Empty when nothing is known. */
  static JsonObject of(Tileset tileset) {
    JsonObject json = new JsonObject();
    tileset.wgs84().ifPresent(extent -> json.put("spatial", spatial(extent)));
    for (Dimension dimension : tileset.dimensions()) {
      if (dimension.allowed() instanceof Allowed.Times times) {
        json.put("temporal", temporal(times.spans()));
      } else if (!dimension.allowed().shown().isEmpty()) {
        json.put(dimension.name(), listed(dimension));
      }
    }
    return json;
  }

  private static JsonObject spatial(Extent extent) {
    JsonArray bounds =
        new JsonArray().add(extent.minX()).add(extent.minY()).add(extent.maxX()).add(extent.maxY());
    return new JsonObject().put("bbox", new JsonArray().add(bounds));
  }

  private static JsonObject temporal(List<TimeSpan> spans) {
    JsonArray intervals = new JsonArray();
    spans.forEach(
        span ->
            intervals.add(new JsonArray().add(span.begin().toString()).add(span.end().toString())));
    return new JsonObject().put("interval", intervals);
  }

  private static JsonObject listed(Dimension dimension) {
    List<String> values = dimension.allowed().shown();
    return new JsonObject()
        .put("definition", dimension.name())
        .put(
            "interval",
            new JsonArray()
                .add(new JsonArray().add(values.get(0)).add(values.get(values.size() - 1))))
        .put("grid", new JsonObject().put("coordinates", new JsonArray(values)));
  }
}
