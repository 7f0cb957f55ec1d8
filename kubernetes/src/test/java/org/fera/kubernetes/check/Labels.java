package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Labels, and what selects by them. */
final class Labels {

  private Labels() {}

  /** An object of texts. */
  static Map<String, String> of(JsonNode object) {
    Map<String, String> map = new LinkedHashMap<>();
    object.properties().forEach(field -> map.put(field.getKey(), field.getValue().asText()));
    return map;
  }

  /** Whether a label selector (matchLabels, matchExpressions with In) selects these labels. */
  static boolean select(JsonNode selector, Map<String, String> labels) {
    return labels.entrySet().containsAll(of(selector.path("matchLabels")).entrySet())
        && Manifests.elements(selector.path("matchExpressions"))
            .allMatch(expression -> holds(expression, labels));
  }

  private static boolean holds(JsonNode expression, Map<String, String> labels) {
    if (!expression.path("operator").asText().equals("In")) {
      throw new AssertionError("this check knows the operator In only: " + expression);
    }
    String value = labels.get(expression.path("key").asText());
    return Manifests.elements(expression.path("values")).anyMatch(v -> v.asText().equals(value));
  }
}
