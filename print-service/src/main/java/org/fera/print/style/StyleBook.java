package org.fera.print.style;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fera.print.json.JsonSection;
import org.fera.print.json.SpecException;

/**
 * The styles that a request can name: those of its layout, then those of its app, then files of the
 * app's folder.
 *
 * @param named JSON styles, or text that holds or names one
 * @param folder the app's
 */
public record StyleBook(Map<String, JsonNode> named, Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEEPEST = 5;

  /** These styles with further ones above them. */
  public StyleBook with(Map<String, JsonNode> above) {
    Map<String, JsonNode> all = new LinkedHashMap<>(named);
    all.putAll(above);
    return new StyleBook(Map.copyOf(all), folder);
  }

  /** The style under a key, given as an object, as text that holds one, by name or by file. */
  public Style read(JsonSection json, String key, Style otherwise) {
    return json.value(key)
        .filter(value -> !(value.isTextual() && value.asText().isBlank()))
        .map(value -> style(json.path(key), value, 0))
        .orElse(otherwise);
  }

  /** A style given as an object or text. */
  public Style style(String path, JsonNode value) {
    return style(path, value, 0);
  }

  private Style style(String path, JsonNode value, int depth) {
    if (depth > DEEPEST) {
      throw new SpecException(path, "styles name each other in a circle");
    }
    if (value.isObject()) {
      return StyleReader.read(new JsonSection(path, value, false));
    }
    if (!value.isTextual()) {
      throw new SpecException(path, "must be a style or the name of one");
    }
    String text = value.asText().trim();
    JsonNode known = named.get(text);
    if (known != null) {
      return style(path, known, depth + 1);
    }
    if (text.startsWith("<") || text.matches("(?i).*\\.sld(##[0-9]+)?")) {
      throw new SpecException(path, "SLD is not supported; give a JSON style");
    }
    return text.startsWith("{")
        ? style(path, parse(path, text), depth + 1)
        : style(path, parse(path, file(path, text)), depth + 1);
  }

  private static JsonNode parse(String path, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SpecException(path, "is no JSON: " + e.getOriginalMessage());
    }
  }

  private String file(String path, String text) {
    String name = text.replaceFirst("(?i)^file:/*", "");
    try {
      Path root = folder.toAbsolutePath().normalize();
      Path file = root.resolve(name).normalize();
      if (name.endsWith(".json") && file.startsWith(root) && Files.isRegularFile(file)) {
        return Files.readString(file);
      }
    } catch (IOException | IllegalArgumentException e) {
      // Told below: it makes no difference to the one who prints.
    }
    throw new SpecException(path, "there is no style \"" + text + "\"");
  }
}
