package org.fera.print.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.fera.print.crs.Crs;
import org.fera.print.feature.Feature;
import org.fera.print.feature.GeoJson;
import org.fera.print.json.JsonSection;
import org.fera.print.style.StyleBook;

/** Values that can be read wholly only when the map is known to which they are added. */
public sealed interface PendingSpec {

  /** Layers in the request's order. */
  record Layers(String path, JsonNode json, boolean strict, StyleBook styles)
      implements PendingSpec {

    /** The layers for a map. */
    public List<LayerSpec> of(Crs crs) {
      JsonSection section = new JsonSection(path, json, strict);
      List<LayerSpec> layers = LayerReader.read(section, crs, styles);
      section.end();
      return layers;
    }
  }

  /**
   * Features.
   *
   * @param json GeoJSON, or text that holds it
   */
  record Features(String path, JsonNode json) implements PendingSpec {

    /** The features for a map. */
    public List<Feature> of(Crs crs) {
      return json.isTextual()
          ? LayerReader.features(path, json, crs)
          : GeoJson.features(path, json, crs);
    }
  }
}
