package org.fera.print.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One object of a request, read key by key; {@link #end} refuses what nobody asked for. Null counts
 * as absent.
 */
public final class JsonSection {

  private final String path;
  private final JsonNode node;
  private final boolean strict;
  private final Set<String> known = new HashSet<>();

  public JsonSection(String path, JsonNode node, boolean strict) {
    if (!node.isObject()) {
      throw new SpecException(path, "must be an object");
    }
    this.path = path;
    this.node = node;
    this.strict = strict;
  }

  public String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  public SpecException fault(String key, String message) {
    return new SpecException(path(key), message);
  }

  /** A value under its key, else under the key in lower case, as MapFish Print looks it up. */
  public Optional<JsonNode> value(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    known.add(key);
    known.add(lower);
    JsonNode value = node.has(key) ? node.get(key) : node.get(lower);
    return Optional.ofNullable(value).filter(found -> !found.isNull());
  }

  public Optional<String> text(String key) {
    return value(key)
        .map(
            value -> {
              if (!value.isValueNode()) {
                throw fault(key, "must be text");
              }
              return value.asText();
            });
  }

  public String requiredText(String key) {
    return text(key).orElseThrow(() -> fault(key, "is missing"));
  }

  public Optional<Double> number(String key) {
    return value(key).map(value -> number(path(key), value));
  }

  public double requiredNumber(String key) {
    return number(key).orElseThrow(() -> fault(key, "is missing"));
  }

  public boolean flag(String key, boolean otherwise) {
    return value(key)
        .map(
            value -> {
              String text = value.asText();
              if (!text.equals("true") && !text.equals("false")) {
                throw fault(key, "must be true or false");
              }
              return text.equals("true");
            })
        .orElse(otherwise);
  }

  /** A list of exactly that many numbers. */
  public Optional<double[]> numbers(String key, int count) {
    return value(key)
        .map(
            value -> {
              if (!value.isArray() || value.size() != count) {
                throw fault(key, "must be a list of " + count + " numbers");
              }
              double[] numbers = new double[count];
              for (int i = 0; i < count; i++) {
                numbers[i] = number(path(key) + "[" + i + "]", value.get(i));
              }
              return numbers;
            });
  }

  public double[] requiredNumbers(String key, int count) {
    return numbers(key, count).orElseThrow(() -> fault(key, "is missing"));
  }

  public List<String> texts(String key) {
    return value(key)
        .map(
            value -> {
              if (!value.isArray()) {
                throw fault(key, "must be a list");
              }
              List<String> texts = new ArrayList<>();
              for (JsonNode item : value) {
                if (!item.isValueNode() || item.isNull()) {
                  throw fault(key, "must hold texts only");
                }
                texts.add(item.asText());
              }
              return List.copyOf(texts);
            })
        .orElse(List.of());
  }

  public List<JsonSection> sections(String key) {
    return value(key)
        .map(
            value -> {
              if (!value.isArray()) {
                throw fault(key, "must be a list");
              }
              List<JsonSection> sections = new ArrayList<>();
              for (int i = 0; i < value.size(); i++) {
                sections.add(new JsonSection(path(key) + "[" + i + "]", value.get(i), strict));
              }
              return sections;
            })
        .orElse(List.of());
  }

  /** An object of texts or lists of texts, as query parameters are given; empty if absent. */
  public Map<String, List<String>> parameters(String key) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    value(key)
        .map(value -> new JsonSection(path(key), value, strict))
        .ifPresent(
            section -> {
              for (Iterator<String> names = section.node.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                section
                    .value(name)
                    .ifPresent(
                        value ->
                            parameters.put(
                                name,
                                value.isArray()
                                    ? section.texts(name)
                                    : List.of(section.requiredText(name))));
              }
            });
    return parameters;
  }

  /** All keys, in the request's order. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** An object that must be there. */
  public JsonSection section(String key) {
    JsonNode value = value(key).orElseThrow(() -> fault(key, "is missing"));
    return new JsonSection(path(key), value, strict);
  }

  /** Says that keys are known though nothing here depends on them. */
  public JsonSection accept(String... keys) {
    for (String key : keys) {
      value(key);
    }
    return this;
  }

  public void end() {
    for (Iterator<String> names = node.fieldNames(); strict && names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw fault(name, "is unknown; known here: " + String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  public static double number(String path, JsonNode value) {
    try {
      double number = value.isNumber() ? value.doubleValue() : Double.parseDouble(value.asText());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with numbers that are not finite.
    }
    throw new SpecException(path, "must be a number");
  }
}
