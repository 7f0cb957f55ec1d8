package org.fera.print.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of a configuration file, read key by key; {@link #end} refuses what nobody asked for.
 * All faults carry file and line.
 */
public final class Section {

  private final YamlFile file;
  private final MappingNode node;
  private final Map<String, Node> entries;
  private final Set<String> known = new HashSet<>();

  Section(YamlFile file, MappingNode node) {
    this.file = file;
    this.node = node;
    this.entries = file.entries(node);
  }

  /** The root of a file, read until its first fault. */
  public static Section of(Path path) {
    return of(
        path,
        fault -> {
          throw fault;
        });
  }

  /**
   * The root of a file that is read on after faults of named and listed items, which are left out.
   *
   * @param faults hears of them, or throws them
   */
  public static Section of(Path path, Consumer<ConfigException> faults) {
    return YamlFile.read(path, faults);
  }

  /** The local tag with its exclamation mark, for example {@code !map}; empty if there is none. */
  public String tag() {
    String tag = node.getTag().getValue();
    return tag.startsWith("!") ? tag : "";
  }

  /** Keys in the file's order. */
  public Set<String> keys() {
    return entries.keySet();
  }

  /** A fault of this section, at its first line. */
  public ConfigException fault(String message) {
    return file.fault(node, message);
  }

  /** A fault of one key's value. */
  public ConfigException fault(String key, String message) {
    return file.fault(entries.getOrDefault(key, node), message);
  }

  /** Plain text, absent if the key is or its value is null. */
  public Optional<String> text(String key) {
    return value(key)
        .map(
            value -> {
              if (value instanceof ScalarNode scalar) {
                return scalar.getValue();
              }
              throw file.fault(value, "\"" + key + "\" must be plain text");
            });
  }

  /** Plain text that must be there. */
  public String requiredText(String key) {
    return text(key).orElseThrow(() -> missing(key));
  }

  /** A number. */
  public Optional<Double> number(String key) {
    return text(key)
        .map(
            text -> {
              try {
                double number = Double.parseDouble(text);
                if (Double.isFinite(number)) {
                  return number;
                }
              } catch (NumberFormatException e) {
                // Told below, together with numbers that are not finite.
              }
              throw fault(key, "\"" + key + "\" must be a number, not \"" + text + "\"");
            });
  }

  /** A whole number above 0. */
  public Optional<Integer> size(String key) {
    return number(key)
        .map(
            number -> {
              if (number < 1 || number > 100_000 || number != Math.rint(number)) {
                throw fault(key, "\"" + key + "\" must be a whole number above 0");
              }
              return number.intValue();
            });
  }

  /** A whole number above 0 that must be there. */
  public int requiredSize(String key) {
    return size(key).orElseThrow(() -> missing(key));
  }

  /** A truth value. */
  public boolean flag(String key, boolean otherwise) {
    return text(key)
        .map(
            text -> {
              if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
                throw fault(key, "\"" + key + "\" must be true or false");
              }
              return truth(text);
            })
        .orElse(otherwise);
  }

  /** A list of numbers; empty if absent. */
  public List<Double> numbers(String key) {
    return value(key)
        .map(
            value -> {
              List<Double> numbers = new ArrayList<>();
              for (Node item : list(key, value)) {
                numbers.add(parse(key, item));
              }
              return List.copyOf(numbers);
            })
        .orElse(List.of());
  }

  /** A list of texts; empty if absent. */
  public List<String> texts(String key) {
    return value(key)
        .map(value -> list(key, value).stream().map(file::name).toList())
        .orElse(List.of());
  }

  /** A mapping below a key. */
  public Optional<Section> section(String key) {
    return value(key).map(value -> new Section(file, file.mapping(value, "\"" + key + "\"")));
  }

  /** A list of mappings below a key; empty if absent. */
  public List<Section> sections(String key) {
    return value(key)
        .map(
            value ->
                list(key, value).stream()
                    .map(item -> new Section(file, taggedMapping(item, key)))
                    .toList())
        .orElse(List.of());
  }

  /** What a mapping below a key is read to. */
  public <T> Optional<T> one(String key, Function<Section, T> reader) {
    return section(key).flatMap(section -> file.item(() -> reader.apply(section)));
  }

  /** What each mapping of a list is read to. */
  public <T> List<T> each(String key, Function<Section, T> reader) {
    List<T> items = new ArrayList<>();
    for (Section section : sections(key)) {
      file.item(() -> reader.apply(section)).ifPresent(items::add);
    }
    return List.copyOf(items);
  }

  /** A mapping of names to tagged mappings, in the file's order; empty if absent. */
  public <T> Map<String, T> named(String key, Function<Section, T> reader) {
    Map<String, T> named = new LinkedHashMap<>();
    section(key)
        .ifPresent(
            all ->
                all.entries.forEach(
                    (name, value) ->
                        file.item(
                                () ->
                                    reader.apply(
                                        new Section(file, file.mapping(tagged(value), name))))
                            .ifPresent(item -> named.put(name, item))));
    return named;
  }

  /** A mapping of names to plain texts; empty if absent. */
  public Map<String, String> textsByName(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    section(key)
        .ifPresent(all -> all.keys().forEach(name -> texts.put(name, all.requiredText(name))));
    return texts;
  }

  /** A mapping of names to any values as JSON; empty if absent. */
  public Map<String, JsonNode> jsonByName(String key) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    section(key)
        .ifPresent(
            all -> all.keys().forEach(name -> all.json(name).ifPresent(v -> values.put(name, v))));
    return values;
  }

  /** Any value as JSON. */
  public Optional<JsonNode> json(String key) {
    return value(key).map(value -> file.json(value, 0));
  }

  /** Ends the reading: refuses the keys that were never asked for. */
  public void end() {
    for (Map.Entry<String, Node> entry : entries.entrySet()) {
      if (!known.contains(entry.getKey())) {
        file.item(
            () -> {
              throw file.fault(
                  entry.getValue(),
                  "unknown key \""
                      + entry.getKey()
                      + "\"; known here: "
                      + String.join(", ", new TreeSet<>(known)));
            });
      }
    }
  }

  static boolean truth(String text) {
    return text.equalsIgnoreCase("true")
        || text.equalsIgnoreCase("yes")
        || text.equalsIgnoreCase("on");
  }

  private ConfigException missing(String key) {
    return fault("the key \"" + key + "\" is missing");
  }

  private Optional<Node> value(String key) {
    known.add(key);
    return Optional.ofNullable(entries.get(key))
        .filter(value -> !(value instanceof ScalarNode scalar && isNull(scalar)));
  }

  private static boolean isNull(ScalarNode scalar) {
    return scalar.getTag().getValue().equals("tag:yaml.org,2002:null");
  }

  private List<Node> list(String key, Node value) {
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw file.fault(value, "\"" + key + "\" must be a list");
  }

  private double parse(String key, Node item) {
    try {
      return Double.parseDouble(file.name(item));
    } catch (NumberFormatException e) {
      throw file.fault(item, "\"" + key + "\" must hold numbers only");
    }
  }

  private MappingNode taggedMapping(Node item, String key) {
    return file.mapping(tagged(item), "an item of \"" + key + "\"");
  }

  /** A tag that stands alone, such as {@code - !createMap}, is written as an empty scalar. */
  private static Node tagged(Node item) {
    if (item instanceof ScalarNode scalar
        && scalar.getValue().isEmpty()
        && scalar.getTag().getValue().startsWith("!")) {
      return new MappingNode(
          scalar.getTag(),
          true,
          new ArrayList<>(),
          scalar.getStartMark(),
          scalar.getEndMark(),
          org.yaml.snakeyaml.DumperOptions.FlowStyle.AUTO);
    }
    return item;
  }
}
