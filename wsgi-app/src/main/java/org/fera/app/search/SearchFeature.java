package org.fera.app.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A hit as GeoMapFish's front ends read it.
 *
 * @param type always Feature
 * @param geometry null: JSON null, as GeoJSON wants it
 * @param bbox minX, minY, maxX, maxY in the coordinate system of the geometry; null without one
 */
record SearchFeature(
    String type,
    int id,
    JsonNode geometry,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<Double> bbox,
    Properties properties) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Properties(
      String label,
      @JsonProperty("layer_name") String layerName,
      JsonNode params,
      JsonNode actions) {}

  /** The answer of a search. */
  record Collection(String type, List<SearchFeature> features) {
    static Collection of(List<SearchFeature> features) {
      return new Collection("FeatureCollection", features);
    }
  }
}
