package org.fera.router.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * What a vars file says, with {@code {name}} replaced from its own vars, the environment, and its
 * defaults for that.
 */
final class Vars {

  /**
   * A name in braces; doubled braces stand for single ones, and a regex's {@code {2,3}} is none of
   * ours.
   */
  private static final Pattern BRACES = Pattern.compile("\\{\\{|\\}\\}|\\{([A-Za-z_][\\w.]*)\\}");

  private static final int MAX_DEPTH = 20;

  /** What libpq takes when a variable of it is not set. */
  private static final Map<String, String> LIBPQ =
      Map.of("PGPORT", "5432", "PGSSLMODE", "", "PGPASSWORD", "", "PGPORT_SLAVE", "{PGPORT}");

  private final VarsFile file;
  private final Values environment;

  Vars(VarsFile file, Values environment) {
    this.file = file;
    this.environment = environment;
  }

  /**
   * Files that hold a line which GeoMapFish's documentation asks for and which means nothing here.
   */
  List<Path> withConfigVars() {
    return file.withConfigVars();
  }

  /** The variable that a text needs and nobody gives. */
  static final class Missing extends RuntimeException {
    private final String name;

    Missing(String name) {
      super(name, null, false, false);
      this.name = name;
    }

    String name() {
      return name;
    }
  }

  /**
   * The text of a key.
   *
   * @throws SettingsException naming key, file and line when it is no text
   * @throws Missing when a {@code {name}} in it has no value
   */
  Optional<Value> text(String key) {
    return file.find(key).map(found -> text(key, found));
  }

  private Value text(String key, VarsFile.Found found) {
    if (!(found.node() instanceof ScalarNode scalar)) {
      throw new SettingsException(found.where() + ": " + key + ": should be a text");
    }
    try {
      return new Value(fill(scalar.getValue(), 0), key + " (" + found.where() + ")");
    } catch (TooDeep e) {
      throw new SettingsException(found.where() + ": " + key + ": refers to itself");
    }
  }

  /** {@link #text}, where a variable that nobody gives is an error. */
  Optional<Value> required(String key) {
    try {
      return text(key);
    } catch (Missing e) {
      throw missing(key, e);
    }
  }

  private SettingsException missing(String key, Missing e) {
    String where = file.find(key).map(VarsFile.Found::where).orElse(file.path().toString());
    return new SettingsException(
        where + ": " + key + ": {" + e.name() + "} is neither in the file nor in the environment");
  }

  /** The texts of a list, or of a single text; empty when the key is not there. */
  List<Value> list(String key) {
    Optional<VarsFile.Found> found = file.find(key);
    if (found.isEmpty()) {
      return List.of();
    }
    List<Node> nodes =
        found.get().node() instanceof SequenceNode sequence
            ? sequence.getValue()
            : List.of(found.get().node());
    try {
      List<Value> values = new ArrayList<>();
      for (Node node : nodes) {
        values.add(text(key, new VarsFile.Found(found.get().file(), node)));
      }
      return values;
    } catch (Missing e) {
      throw missing(key, e);
    }
  }

  /** The names of the entries of a mapping; empty when the key is not there. */
  List<String> names(String key) {
    Map<String, Boolean> names = new LinkedHashMap<>();
    file.find(key)
        .ifPresent(
            found -> {
              if (!(found.node() instanceof MappingNode map)) {
                throw new SettingsException(found.where() + ": " + key + ": should be a mapping");
              }
              for (NodeTuple entry : map.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode name) {
                  int dot = name.getValue().indexOf('.');
                  names.put(dot < 0 ? name.getValue() : name.getValue().substring(0, dot), true);
                }
              }
            });
    return List.copyOf(names.keySet());
  }

  private String fill(String template, int depth) {
    if (depth > MAX_DEPTH) {
      throw new TooDeep();
    }
    Matcher braces = BRACES.matcher(template);
    StringBuilder out = new StringBuilder();
    while (braces.find()) {
      String name = braces.group(1);
      String with = name == null ? braces.group().substring(1) : resolve(name, depth);
      braces.appendReplacement(out, Matcher.quoteReplacement(with));
    }
    return braces.appendTail(out).toString();
  }

  private String resolve(String name, int depth) {
    Optional<VarsFile.Found> own = file.find(name);
    if (own.isPresent() && own.get().node() instanceof ScalarNode scalar) {
      return fill(scalar.getValue(), depth + 1);
    }
    Optional<String> outside =
        environment.get(name).map(Value::text).or(() -> file.environmentDefault(name));
    if (outside.isPresent()) {
      return outside.get();
    }
    if (!LIBPQ.containsKey(name)) {
      throw new Missing(name);
    }
    return fill(LIBPQ.get(name), depth + 1);
  }

  private static final class TooDeep extends RuntimeException {
    TooDeep() {
      super(null, null, false, false);
    }
  }
}
