package org.fera.app.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Makes features of rows. */
@ApplicationScoped
class SearchFeatures {

  private final ObjectMapper json;

  SearchFeatures(ObjectMapper json) {
    this.json = json;
  }

  SearchFeature.Collection of(List<SearchHit> hits) {
    return SearchFeature.Collection.of(hits.stream().map(this::feature).toList());
  }

  private SearchFeature feature(SearchHit hit) {
    JsonNode actions = parsed(hit, hit.actions());
    if (actions == null && hit.layerName() != null) {
      actions = addLayer(hit.layerName());
    }
    return new SearchFeature(
        "Feature",
        hit.id(),
        parsed(hit, hit.geometry()),
        hit.minX() == null ? null : List.of(hit.minX(), hit.minY(), hit.maxX(), hit.maxY()),
        new SearchFeature.Properties(
            hit.label(), hit.layerName(), parsed(hit, hit.params()), actions));
  }

  private ArrayNode addLayer(String layer) {
    ArrayNode actions = json.createArrayNode();
    actions.addObject().put("action", "add_layer").put("data", layer);
    return actions;
  }

  /** JSON that stands as text in the table; a row with broken JSON is found without it. */
  private JsonNode parsed(SearchHit hit, String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      Log.warnf("Row %d of tsearch has JSON that cannot be read", hit.id());
      return null;
    }
  }
}
