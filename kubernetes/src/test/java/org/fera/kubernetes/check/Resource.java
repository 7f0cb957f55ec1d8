package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One resource, as it stands in the rendered text. */
public record Resource(ObjectNode node) {

  public String kind() {
    return node.path("kind").asText();
  }

  public String name() {
    return node.path("metadata").path("name").asText();
  }

  /** The value below a path of keys and numbers. */
  public JsonNode at(Object... path) {
    return Manifests.at(node, path);
  }

  /** An object below a path, to plant a fault in. */
  public ObjectNode object(Object... path) {
    return (ObjectNode) at(path);
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
