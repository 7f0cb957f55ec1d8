package org.fera.app.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fera.app.rights.Caller;
import org.fera.app.rights.Functionalities;
import org.fera.app.rights.FunctionalitiesConfig;
import org.fera.app.rights.FunctionalitiesConfig.ValueType;

/** The functionalities that front ends are told, with values of their type. */
@ApplicationScoped
class TypedValues {

  private static final Set<String> YES = Set.of("yes", "y", "on", "1", "true");

  private final Functionalities functionalities;
  private final FunctionalitiesConfig config;
  private final ObjectMapper json;

  TypedValues(Functionalities functionalities, FunctionalitiesConfig config, ObjectMapper json) {
    this.functionalities = functionalities;
    this.config = config;
    this.json = json;
  }

  Map<String, List<Object>> of(Caller caller) {
    Map<String, List<Object>> typed = new LinkedHashMap<>();
    functionalities
        .values(caller, config.availableInTemplates())
        .forEach(
            (name, values) ->
                typed.put(name, values.stream().map(value -> typed(name, value)).toList()));
    return typed;
  }

  /** A value that is not of its type stays text, and the log says so. */
  private Object typed(String name, String value) {
    ValueType type = config.types().getOrDefault(name, ValueType.STRING);
    try {
      return switch (type) {
        case STRING -> value;
        case INTEGER -> Long.valueOf(value.strip());
        case FLOAT -> Double.valueOf(value.strip());
        case BOOLEAN -> YES.contains(value.strip().toLowerCase(Locale.ROOT));
        case JSON -> json.readTree(value);
      };
    } catch (NumberFormatException | JsonProcessingException e) {
      Log.warnf("The functionality %s has a value that is no %s: %s", name, type, value);
      return TextNode.valueOf(value);
    }
  }
}
