package org.fera.router.settings;

import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Finding things in YAML nodes. */
final class YamlTree {

  private YamlTree() {}

  /**
   * @param node the value of the key
   * @param hiddenBy when absent: the longest prefix of the key that is there as a mapping
   */
  record Lookup(Optional<Node> node, Optional<String> hiddenBy) {}

  /** Looks a dotted key up in a mapping whose own keys may be dotted or nested. */
  static Lookup lookup(MappingNode map, String key) {
    Optional<Node> whole = child(map, key);
    if (whole.isPresent()) {
      return new Lookup(whole, Optional.empty());
    }
    for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
      String prefix = key.substring(0, dot);
      Optional<Node> part = child(map, prefix);
      if (part.isPresent() && part.get() instanceof MappingNode inner) {
        Lookup deeper = lookup(inner, key.substring(dot + 1));
        if (deeper.node().isPresent()) {
          return deeper;
        }
        String hiding = deeper.hiddenBy().map(rest -> prefix + "." + rest).orElse(prefix);
        return new Lookup(Optional.empty(), Optional.of(hiding));
      }
    }
    return new Lookup(Optional.empty(), Optional.empty());
  }

  /** The value of a key; a mapping's merge keys ({@code <<}) come after its own. */
  static Optional<Node> child(MappingNode map, String key) {
    for (NodeTuple entry : map.getValue()) {
      if (entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
        return Optional.of(entry.getValueNode());
      }
    }
    for (NodeTuple entry : map.getValue()) {
      if (entry.getKeyNode().getTag().equals(Tag.MERGE)) {
        Optional<Node> merged = merged(entry.getValueNode(), key);
        if (merged.isPresent()) {
          return merged;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Node> merged(Node from, String key) {
    if (from instanceof MappingNode one) {
      return child(one, key);
    }
    if (from instanceof SequenceNode many) {
      return many.getValue().stream()
          .filter(MappingNode.class::isInstance)
          .flatMap(node -> child((MappingNode) node, key).stream())
          .findFirst();
    }
    return Optional.empty();
  }

  static Optional<String> text(Optional<Node> node) {
    return node.filter(n -> n instanceof ScalarNode && !isNull(n))
        .map(n -> ((ScalarNode) n).getValue());
  }

  static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  /** Counted from 1, as editors do. */
  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
