package org.fera.print.style;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fera.print.cql.Cql;
import org.fera.print.cql.CqlException;
import org.fera.print.cql.Expression;
import org.fera.print.json.JsonSection;

/**
 * Reads values of a symbolizer: literals, ECQL in square brackets, and texts with {@code ${name}},
 * which is a constant of the style or else a property of the feature.
 */
final class SettingReader {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)\\}");
  private static final int MOST_ROUNDS = 10;

  private final JsonSection json;
  private final Map<String, String> constants;

  SettingReader(JsonSection json, Map<String, String> constants) {
    this.json = json;
    this.constants = constants;
  }

  boolean has(String... keys) {
    for (String key : keys) {
      if (json.value(key).isPresent()) {
        return true;
      }
    }
    return false;
  }

  JsonSection json() {
    return json;
  }

  /** A value with a default. */
  <T> Setting<T> setting(String key, Setting.Kind<T> kind, T otherwise) {
    return optional(key, kind, otherwise).orElseGet(() -> Setting.fixed(otherwise));
  }

  /** A value that may be absent. */
  <T> Optional<Setting<T>> optional(String key, Setting.Kind<T> kind, T otherwise) {
    Optional<String> text = text(key).filter(given -> !given.isBlank());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Expression expression = expression(key, text.get());
    Optional<Object> constant = expression.constant();
    if (constant.isPresent()) {
      T value = kind.of(constant.get());
      if (value == null) {
        throw json.fault(key, "\"" + text.get() + "\" is no value for it");
      }
      return Optional.of(Setting.fixed(value));
    }
    return Optional.of(new Setting<>(expression, kind, otherwise));
  }

  /** A value that is the same for all features. */
  <T> T fixed(String key, Setting.Kind<T> kind, T otherwise) {
    Optional<String> text = text(key).filter(given -> !given.isBlank());
    if (text.isEmpty()) {
      return otherwise;
    }
    T value = kind.of(text.get());
    if (value == null) {
      throw json.fault(key, "\"" + text.get() + "\" is no value for it");
    }
    return value;
  }

  private Optional<String> text(String key) {
    Optional<JsonNode> value = json.value(key);
    if (value.isPresent() && value.get().isArray()) {
      return Optional.of(String.join(" ", json.texts(key)));
    }
    return json.text(key).map(this::filledIn);
  }

  private String filledIn(String text) {
    String filled = text;
    for (int round = 0; round < MOST_ROUNDS && filled.contains("${"); round++) {
      String next =
          PLACEHOLDER
              .matcher(filled)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          constants.getOrDefault(found.group(1), found.group())));
      if (next.equals(filled)) {
        break;
      }
      filled = next;
    }
    return filled;
  }

  private Expression expression(String key, String text) {
    String trimmed = text.trim();
    try {
      if (trimmed.startsWith("[") && trimmed.endsWith("]")) {
        return Cql.expression(trimmed.substring(1, trimmed.length() - 1));
      }
      return PLACEHOLDER.matcher(text).find() ? joined(text) : new Expression.Literal(text);
    } catch (CqlException e) {
      throw json.fault(key, e.getMessage());
    }
  }

  /** A text with properties in it. */
  private static Expression joined(String text) throws CqlException {
    List<String> parts = new ArrayList<>();
    Matcher found = PLACEHOLDER.matcher(text);
    int at = 0;
    while (found.find()) {
      if (found.start() > at) {
        parts.add("'" + text.substring(at, found.start()).replace("'", "''") + "'");
      }
      parts.add("\"" + found.group(1).replace("\"", "\"\"") + "\"");
      at = found.end();
    }
    if (at < text.length()) {
      parts.add("'" + text.substring(at).replace("'", "''") + "'");
    }
    return parts.size() == 1
        ? Cql.expression(parts.get(0))
        : Cql.expression("concatenate(" + String.join(",", parts) + ")");
  }
}
