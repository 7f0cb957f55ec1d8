package org.fera.router.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A GeoMapFish vars file and the one that it extends, as trees that remember their lines. It is
 * read as YAML nodes and not as values: a portal's file holds much that is none of the router's
 * business and must not be able to stop it.
 */
final class VarsFile {

  /**
   * A line of a project's Makefile that GeoMapFish's documentation asks for; it means nothing here.
   */
  private static final Pattern CONFIG_VARS =
      Pattern.compile("(?m)^[ \\t]*CONFIG_VARS[ \\t]*\\+?=.*$");

  private final Path path;
  private final MappingNode root;
  private final MappingNode vars;
  private final Optional<VarsFile> parent;
  private final boolean configVars;

  private VarsFile(
      Path path,
      MappingNode root,
      MappingNode vars,
      Optional<VarsFile> parent,
      boolean configVars) {
    this.path = path;
    this.configVars = configVars;
    this.root = root;
    this.vars = vars;
    this.parent = parent;
  }

  /**
   * @throws SettingsException naming the file, and the line where there is one
   */
  static VarsFile read(Path path) {
    return read(path, new HashSet<>(), "FERA_VARS");
  }

  private static VarsFile read(Path path, Set<Path> seen, String origin) {
    if (!seen.add(path.toAbsolutePath().normalize())) {
      throw new SettingsException(origin + ": " + path + " extends itself");
    }
    String text = text(path, origin);
    String yaml = CONFIG_VARS.matcher(text).replaceAll("");
    MappingNode root = parse(path, yaml, origin);
    Optional<Node> vars = YamlTree.child(root, "vars");
    if (vars.isPresent() && !(vars.get() instanceof MappingNode)) {
      throw new SettingsException(
          path + " line " + YamlTree.line(vars.get()) + ": vars: is no mapping");
    }
    Optional<VarsFile> parent =
        YamlTree.child(root, "extends")
            .map(node -> read(base(path, node), seen, path + " line " + YamlTree.line(node)));
    return new VarsFile(path, root, (MappingNode) vars.orElse(root), parent, !yaml.equals(text));
  }

  private static Path base(Path path, Node named) {
    if (!(named instanceof ScalarNode scalar)) {
      throw new SettingsException(
          path + " line " + YamlTree.line(named) + ": extends: is no file name");
    }
    return path.toAbsolutePath().resolveSibling(scalar.getValue());
  }

  private static MappingNode parse(Path path, String yaml, String origin) {
    LoaderOptions limits = new LoaderOptions();
    limits.setMaxAliasesForCollections(1000);
    try {
      Node root = new Yaml(limits).compose(new StringReader(yaml));
      if (root instanceof MappingNode mapping) {
        return mapping;
      }
      throw new SettingsException(origin + ": " + path + " is no YAML mapping");
    } catch (MarkedYAMLException e) {
      String line = e.getProblemMark() == null ? "" : " line " + (e.getProblemMark().getLine() + 1);
      throw new SettingsException(path + line + ": not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw notText(path);
    }
  }

  private static String text(Path path, String origin) {
    try {
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw notText(path);
    } catch (NoSuchFileException e) {
      throw new SettingsException(origin + ": there is no file " + path);
    } catch (IOException e) {
      throw new SettingsException(origin + ": cannot read " + path + ": " + e.getMessage());
    }
  }

  private static SettingsException notText(Path path) {
    return new SettingsException(path + ": not YAML in UTF-8");
  }

  /** Files, this one or one that it extends, that hold a {@code CONFIG_VARS +=} line. */
  List<Path> withConfigVars() {
    List<Path> files = new ArrayList<>(parent.map(VarsFile::withConfigVars).orElse(List.of()));
    if (configVars) {
      files.add(path);
    }
    return files;
  }

  /** A node with the file that it stands in. */
  record Found(Path file, Node node) {
    String where() {
      return file.getFileName() + " line " + YamlTree.line(node);
    }
  }

  /**
   * The value of a key, spelled dotted, nested, or both. The file beats the one it extends; a
   * mapping hides the extended file's mapping of the same name unless {@code update_paths} names
   * it, as in GeoMapFish. A null is no value.
   */
  Optional<Found> find(String key) {
    YamlTree.Lookup here = YamlTree.lookup(vars, key);
    if (here.node().isPresent()) {
      return here.node().filter(node -> !YamlTree.isNull(node)).map(node -> new Found(path, node));
    }
    boolean hidden = here.hiddenBy().isPresent() && !updates(here.hiddenBy().get());
    return hidden ? Optional.empty() : parent.flatMap(file -> file.find(key));
  }

  /**
   * The default of an environment variable, from the lists {@code environment} and {@code
   * runtime_environment}.
   */
  Optional<String> environmentDefault(String name) {
    for (String list : new String[] {"runtime_environment", "environment"}) {
      Optional<Node> node = YamlTree.child(root, list);
      if (node.isPresent() && node.get() instanceof SequenceNode entries) {
        for (Node entry : entries.getValue()) {
          if (entry instanceof MappingNode map
              && YamlTree.text(YamlTree.child(map, "name")).equals(Optional.of(name))) {
            return YamlTree.text(YamlTree.child(map, "default"));
          }
        }
      }
    }
    return parent.flatMap(file -> file.environmentDefault(name));
  }

  private boolean updates(String prefix) {
    return YamlTree.child(root, "update_paths")
        .filter(SequenceNode.class::isInstance)
        .map(node -> ((SequenceNode) node).getValue())
        .stream()
        .flatMap(java.util.List::stream)
        .anyMatch(entry -> entry instanceof ScalarNode text && text.getValue().equals(prefix));
  }

  Path path() {
    return path;
  }
}
