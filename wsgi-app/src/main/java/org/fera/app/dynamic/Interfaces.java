package org.fera.app.dynamic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The interfaces that are configured: our own, changed by the operator's file. */
@ApplicationScoped
class Interfaces {

  private static final String BASE = "default";
  private static final int DEEPEST = 10;

  private final ObjectNode interfaces;

  Interfaces(DynamicConfig config) {
    try (InputStream own = Interfaces.class.getResourceAsStream("interfaces.json")) {
      interfaces = (ObjectNode) new ObjectMapper().readTree(own);
      if (config.file().isPresent()) {
        JsonNode file = new ObjectMapper(new YAMLFactory()).readTree(config.file().get().toFile());
        JsonNode vars = file.has("vars") ? file.get("vars") : file;
        JsonNode given = vars.has("interfaces_config") ? vars.get("interfaces_config") : vars;
        given.properties().forEach(entry -> add(entry.getKey(), entry.getValue()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("fera.dynamic.file cannot be read: " + e.getMessage(), e);
    }
  }

  /** Names, without the one that the others extend. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    interfaces.fieldNames().forEachRemaining(names::add);
    names.remove(BASE);
    return names;
  }

  /** Constants of an interface over those that it extends. */
  ObjectNode constants(String name) {
    return constants(name, 0);
  }

  /** The interface that callers may be sent to instead. */
  Optional<String> redirectInterface(String name) {
    return Optional.ofNullable(interfaces.path(name).path("redirect_interface").textValue());
  }

  /** Whether callers are sent at once. */
  boolean doRedirect(String name) {
    return interfaces.path(name).path("do_redirect").asBoolean(false);
  }

  private ObjectNode constants(String name, int depth) {
    JsonNode own = interfaces.path(name);
    String parent = own.path("extends").textValue();
    ObjectNode constants =
        parent == null || depth > DEEPEST ? interfaces.objectNode() : constants(parent, depth + 1);
    own.path("constants").properties().forEach(e -> constants.set(e.getKey(), e.getValue()));
    return constants;
  }

  private void add(String name, JsonNode given) {
    ObjectNode own = interfaces.withObjectProperty(name);
    given
        .properties()
        .forEach(
            entry -> {
              if (entry.getKey().equals("constants")) {
                ObjectNode constants = own.withObjectProperty("constants");
                entry.getValue().properties().forEach(c -> constants.set(c.getKey(), c.getValue()));
              } else {
                own.set(entry.getKey(), entry.getValue());
              }
            });
  }
}
