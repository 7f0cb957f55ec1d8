package org.fera.tile.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of the configuration file that knows where each key stands, and which keys nobody has
 * read: those are refused by {@link #end}.
 */
final class YamlMap {

  private final String file;
  private final String path;
  private final Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final TreeSet<String> read = new TreeSet<>();

  YamlMap(String file, String path, Node node) {
    this.file = file;
    this.path = path;
    this.node = node;
    if (!(node instanceof MappingNode mapping)) {
      throw fault(node, path, "must be a mapping");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode(), path);
      if (values.put(key, tuple.getValueNode()) != null) {
        throw fault(tuple.getKeyNode(), below(key), "stands twice");
      }
    }
  }

  String path() {
    return path;
  }

  /** The keys, in the order of the file. */
  List<String> keys() {
    return List.copyOf(values.keySet());
  }

  Optional<String> text(String key) {
    return node(key).map(value -> scalar(value, below(key)));
  }

  String text(String key, String orElse) {
    return text(key).orElse(orElse);
  }

  String requiredText(String key) {
    return text(key).orElseThrow(() -> missing(key));
  }

  int integer(String key, int orElse, int min, int max) {
    Function<String, Integer> parse =
        text -> {
          int value = Integer.parseInt(text);
          if (value < min || value > max) {
            throw new IllegalArgumentException("must be from " + min + " to " + max);
          }
          return value;
        };
    return convert(key, "must be a whole number", parse).orElse(orElse);
  }

  boolean flag(String key, boolean orElse) {
    Function<String, Boolean> parse =
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException("must be true or false");
            };
    return convert(key, "", parse).orElse(orElse);
  }

  /** Reads a scalar by a function whose IllegalArgumentException becomes an error at that line. */
  <T> Optional<T> convert(String key, String expectation, Function<String, T> parse) {
    return text(key)
        .map(
            text -> {
              try {
                return parse.apply(text);
              } catch (NumberFormatException e) {
                throw fault(key, expectation + ", not '" + text + "'");
              } catch (IllegalArgumentException e) {
                throw fault(key, e.getMessage());
              }
            });
  }

  Optional<List<Double>> numbers(String key) {
    return list(key)
        .map(
            texts -> {
              try {
                return texts.stream().map(Double::valueOf).toList();
              } catch (NumberFormatException e) {
                throw fault(key, "must be a list of numbers");
              }
            });
  }

  Optional<List<String>> list(String key) {
    return node(key)
        .map(
            value -> {
              if (!(value instanceof SequenceNode sequence)) {
                throw fault(value, below(key), "must be a list");
              }
              List<String> texts = new ArrayList<>();
              sequence.getValue().forEach(item -> texts.add(scalar(item, below(key))));
              return List.copyOf(texts);
            });
  }

  Optional<YamlMap> map(String key) {
    return node(key).map(value -> new YamlMap(file, below(key), value));
  }

  YamlMap requiredMap(String key) {
    return map(key).orElseThrow(() -> missing(key));
  }

  /** Refuses the keys that have not been read. */
  void end() {
    for (Map.Entry<String, Node> entry : values.entrySet()) {
      if (!read.contains(entry.getKey())) {
        throw fault(
            entry.getValue(),
            below(entry.getKey()),
            "unknown key; known are " + String.join(", ", read));
      }
    }
  }

  ConfigurationException fault(String key, String what) {
    return fault(values.getOrDefault(key, node), below(key), what);
  }

  private ConfigurationException missing(String key) {
    read.add(key);
    return fault(node, below(key), "is missing");
  }

  private Optional<Node> node(String key) {
    read.add(key);
    return Optional.ofNullable(values.get(key));
  }

  private String below(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private String scalar(Node value, String where) {
    if (value instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw fault(value, where, "must be a single value");
  }

  private ConfigurationException fault(Node at, String where, String what) {
    int line = at.getStartMark().getLine() + 1;
    return new ConfigurationException(file + ":" + line + ": " + where + ": " + what);
  }
}
