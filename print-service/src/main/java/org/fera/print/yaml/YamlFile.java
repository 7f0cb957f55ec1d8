package org.fera.print.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file as a tree that knows its lines and local tags ({@code !map}). Only nodes are
 * composed: no tag ever makes a Java object.
 */
final class YamlFile {

  private static final int DEEPEST = 50;

  private final Path path;
  private final Consumer<ConfigException> faults;

  private YamlFile(Path path, Consumer<ConfigException> faults) {
    this.path = path;
    this.faults = faults;
  }

  static Section read(Path path, Consumer<ConfigException> faults) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(500);
    options.setNestingDepthLimit(DEEPEST);
    try {
      Reader reader = new StringReader(Environment.filledIn(path, Files.readString(path)));
      YamlFile file = new YamlFile(path, faults);
      Node root = new Yaml(options).compose(reader);
      if (root == null) {
        throw new ConfigException(path, "the file is empty");
      }
      return new Section(file, file.mapping(root, "the file"));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new ConfigException(path, line, e.getProblem());
    } catch (IOException e) {
      throw new ConfigException(path, "cannot be read: " + e.getMessage());
    }
  }

  ConfigException fault(Node node, String message) {
    return new ConfigException(path, node.getStartMark().getLine() + 1, message);
  }

  /** What an item is read to; empty if it is faulty and its reader goes on without it. */
  <T> Optional<T> item(Supplier<T> reader) {
    try {
      return Optional.of(reader.get());
    } catch (ConfigException e) {
      faults.accept(e);
      return Optional.empty();
    }
  }

  MappingNode mapping(Node node, String what) {
    if (node instanceof MappingNode mapping) {
      return mapping;
    }
    throw fault(node, what + " must be a mapping of keys to values");
  }

  /** Entries in the file's order; those of {@code <<} come after the own ones, which win. */
  Map<String, Node> entries(MappingNode mapping) {
    Map<String, Node> entries = new LinkedHashMap<>();
    collect(mapping, entries, 0);
    return entries;
  }

  private void collect(MappingNode mapping, Map<String, Node> entries, int depth) {
    if (depth > DEEPEST) {
      throw fault(mapping, "merge keys (<<) go in a circle");
    }
    Map<String, Node> own = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!merges(tuple) && own.put(name(tuple.getKeyNode()), tuple.getValueNode()) != null) {
        throw fault(
            tuple.getKeyNode(), "the key \"" + name(tuple.getKeyNode()) + "\" stands twice");
      }
    }
    own.forEach(entries::putIfAbsent);
    for (NodeTuple tuple : mapping.getValue()) {
      if (merges(tuple)) {
        merge(tuple.getValueNode(), entries, depth);
      }
    }
  }

  private void merge(Node value, Map<String, Node> entries, int depth) {
    if (value instanceof SequenceNode list) {
      list.getValue().forEach(node -> collect(mapping(node, "<<"), entries, depth + 1));
    } else {
      collect(mapping(value, "<<"), entries, depth + 1);
    }
  }

  private static boolean merges(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode key && key.getTag().equals(Tag.MERGE);
  }

  String name(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw fault(node, "a key must be plain text");
  }

  /** A part of the file as JSON; local tags within are ignored. */
  JsonNode json(Node node, int depth) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    if (depth > DEEPEST) {
      throw fault(node, "nested too deep");
    }
    if (node instanceof MappingNode mapping) {
      ObjectNode object = factory.objectNode();
      entries(mapping).forEach((key, value) -> object.set(key, json(value, depth + 1)));
      return object;
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = factory.arrayNode();
      sequence.getValue().forEach(value -> array.add(json(value, depth + 1)));
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private JsonNode scalar(ScalarNode node) {
    JsonNodeFactory factory = JsonNodeFactory.instance;
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return factory.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return factory.booleanNode(Section.truth(node.getValue()));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      try {
        return factory.numberNode(new java.math.BigDecimal(node.getValue().replace("_", "")));
      } catch (NumberFormatException e) {
        throw fault(node, "\"" + node.getValue() + "\" is not a number");
      }
    }
    return factory.textNode(node.getValue());
  }
}
