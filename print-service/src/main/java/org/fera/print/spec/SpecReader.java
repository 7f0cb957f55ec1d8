package org.fera.print.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fera.print.app.Attribute;
import org.fera.print.app.Layout;
import org.fera.print.app.PrintApp;
import org.fera.print.json.JsonSection;
import org.fera.print.json.SpecException;
import org.fera.print.style.StyleBook;

/**
 * Reads requests: first their JSON, in the forms that MapFish Print's clients send, then each
 * attribute.
 */
public final class SpecReader {

  private static final ObjectReader JSON =
      new ObjectMapper()
          .readerFor(JsonNode.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final String FORM = "spec=";

  private SpecReader() {}

  /** The request's JSON object: bare, or after {@code spec=}, either of them URL-encoded or not. */
  public static ObjectNode json(String body) {
    String text = body.trim();
    if (!text.startsWith(FORM) && !text.startsWith("{")) {
      text = decode(text);
    }
    if (text.startsWith(FORM)) {
      text = text.substring(FORM.length());
    }
    try {
      return object(text);
    } catch (JsonProcessingException e) {
      try {
        return object(decode(text));
      } catch (JsonProcessingException | SpecException still) {
        throw new SpecException("spec", "is not JSON: " + e.getOriginalMessage());
      }
    }
  }

  private static ObjectNode object(String text) throws JsonProcessingException {
    JsonNode node = JSON.readValue(text);
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new SpecException("spec", "must be a JSON object");
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new SpecException("spec", "is not JSON");
    }
  }

  /** Checks a request against an app; throws {@link SpecException} at its first fault. */
  public static PrintSpec read(PrintApp app, ObjectNode json) {
    JsonSection root = new JsonSection("", json, false);
    String name = root.requiredText("layout");
    Layout layout = app.layouts().get(name);
    if (layout == null) {
      throw root.fault("layout", "\"" + name + "\" is unknown; known: " + app.layouts().keySet());
    }
    JsonNode attributes =
        root.value("attributes").orElseThrow(() -> root.fault("attributes", "is missing"));
    JsonSection section = new JsonSection("attributes", attributes, app.strict());
    section.accept("requestHeaders");
    Map<String, Object> values = new LinkedHashMap<>();
    layout
        .attributes()
        .forEach(
            (key, attribute) ->
                value(section, key, attribute, app.strict(), layout.styles())
                    .ifPresent(value -> values.put(key, value)));
    section.end();
    return new PrintSpec(layout, root.text("lang"), root.text("outputFilename"), values);
  }

  private static Optional<Object> value(
      JsonSection section, String key, Attribute attribute, boolean strict, StyleBook styles) {
    Optional<JsonNode> given = section.value(key);
    Optional<JsonNode> value =
        given.isPresent() && attribute.byDefault().isPresent()
            ? Optional.of(merge(attribute.byDefault().get(), given.get()))
            : given.or(attribute::byDefault);
    if (value.isEmpty() && furniture(attribute)) {
      value = Optional.of(JsonNodeFactory.instance.objectNode());
    }
    if (value.isEmpty()) {
      throw section.fault(key, "is missing");
    }
    return Optional.ofNullable(read(section, key, attribute, value.get(), strict, styles));
  }

  /** All of these have defaults for everything, so they need not be asked for. */
  private static boolean furniture(Attribute attribute) {
    return attribute instanceof Attribute.Scalebar || attribute instanceof Attribute.NorthArrow;
  }

  private static Object read(
      JsonSection section,
      String key,
      Attribute attribute,
      JsonNode value,
      boolean strict,
      StyleBook styles) {
    String path = section.path(key);
    if (attribute instanceof Attribute.Text text) {
      return text(path, text, value);
    }
    if (attribute instanceof Attribute.Truth) {
      if (!value.isBoolean()) {
        throw new SpecException(path, "must be true or false");
      }
      return value.booleanValue();
    }
    if (attribute instanceof Attribute.Whole) {
      double number = JsonSection.number(path, value);
      if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
        throw new SpecException(path, "must be a whole number");
      }
      return (int) number;
    }
    if (attribute instanceof Attribute.Decimal) {
      return JsonSection.number(path, value);
    }
    JsonSection object = new JsonSection(path, value, strict);
    if (attribute instanceof Attribute.Map map) {
      return MapReader.read(map, object, styles);
    }
    return attribute instanceof Attribute.Scalebar
        ? FurnitureReader.scalebar(object)
        : FurnitureReader.northArrow(object);
  }

  private static String text(String path, Attribute.Text attribute, JsonNode value) {
    if (!value.isValueNode()) {
      throw new SpecException(path, "must be text");
    }
    String text = value.asText();
    attribute
        .maxLength()
        .filter(length -> text.length() > length)
        .ifPresent(
            length -> {
              throw new SpecException(path, "must not be longer than " + length + " characters");
            });
    return text;
  }

  /**
   * What is given, with the default's keys where it has none; arrays and plain values are taken
   * whole.
   */
  private static JsonNode merge(JsonNode below, JsonNode given) {
    if (!below.isObject() || !given.isObject()) {
      return given;
    }
    ObjectNode merged = ((ObjectNode) below).deepCopy();
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      merged.set(field.getKey(), field.getValue());
    }
    return merged;
  }
}
