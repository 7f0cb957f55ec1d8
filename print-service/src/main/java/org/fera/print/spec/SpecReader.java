package org.fera.print.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.fera.print.app.Layout;
import org.fera.print.app.PrintApp;
import org.fera.print.json.JsonSection;
import org.fera.print.json.SpecException;

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
    Map<String, Object> values =
        new ValueReader(app.strict(), layout.styles()).values(section, layout.attributes());
    section.end();
    return new PrintSpec(layout, root.text("lang"), root.text("outputFilename"), values);
  }
}
