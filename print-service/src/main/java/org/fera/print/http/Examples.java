package org.fera.print.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.fera.print.yaml.ConfigException;

/** Example requests of an app: its files {@code requestData-<name>.json}. */
final class Examples {

  private static final String PREFIX = "requestData";
  private static final String SUFFIX = ".json";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();

  private Examples() {}

  /** Each example of those layouts as text, without what the URL decides, by its name. */
  static Map<String, String> of(Path folder, Predicate<String> layout) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> examples = files.filter(Examples::example).toList();
      Map<String, String> byName = new TreeMap<>();
      for (Path example : examples) {
        JsonNode request = request(example);
        if (layout.test(request.path("layout").asText())) {
          byName.put(name(example), PRETTY.writeValueAsString(request));
        }
      }
      return byName;
    } catch (IOException e) {
      throw new ConfigException(folder, "the examples cannot be read: " + e.getMessage());
    }
  }

  private static boolean example(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
  }

  private static String name(Path file) {
    String base = file.getFileName().toString();
    base = base.substring(0, base.length() - SUFFIX.length());
    String name = base.substring(PREFIX.length()).replaceFirst("^-", "");
    return name.isEmpty() ? base : name;
  }

  private static JsonNode request(Path file) throws IOException {
    try {
      JsonNode request = JSON.readTree(file.toFile());
      if (request instanceof ObjectNode object) {
        object.remove(List.of("outputFormat", "app"));
      }
      return request;
    } catch (JsonProcessingException e) {
      throw new ConfigException(file, "is not JSON: " + e.getOriginalMessage());
    }
  }
}
