package org.fera.app.themes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fera.app.themes.ThemeTree.GroupRow;
import org.fera.app.themes.ThemeTree.LayerRow;

/** Makes nodes of layer groups. A group without visible children is left out. */
final class GroupNodes {

  private static final Pattern UNSUPPORTED = Pattern.compile("[/?#]");

  /** Groups below each other, of which the tree has no more. */
  static final int DEEPEST = 30;

  private final ThemeTree tree;
  private final OgcContent content;
  private final LayerNodes layerNodes;
  private final MetadataValues metadataValues;
  private final int minLevels;
  private final Set<String> errors;

  /**
   * @param minLevels how many groups a layer must be below
   * @param errors gets the errors
   */
  GroupNodes(
      ThemeTree tree,
      OgcContent content,
      LayerNodes layerNodes,
      MetadataValues metadataValues,
      int minLevels,
      Set<String> errors) {
    this.tree = tree;
    this.content = content;
    this.layerNodes = layerNodes;
    this.metadataValues = metadataValues;
    this.minLevels = minLevels;
    this.errors = errors;
  }

  static boolean hasUnsupportedName(String name) {
    return UNSUPPORTED.matcher(name).find();
  }

  /** A group right below a theme: its layers are one map layer when one server serves all. */
  Optional<GroupNode> block(String themeName, GroupRow group) {
    Optional<Block> block = Block.of(tree, content, group);
    return node(new Place(themeName + "/" + group.name(), 1, block), group);
  }

  /** A group by itself: each layer is a map layer of its own. */
  Optional<GroupNode> alone(GroupRow group) {
    return node(new Place(group.name(), 2, Optional.empty()), group);
  }

  /**
   * Where in the tree a group is.
   *
   * @param path names from the theme down, for messages
   * @param depth 1 right below the theme
   * @param block empty in a mixed context
   */
  private record Place(String path, int depth, Optional<Block> block) {
    Place below(String name) {
      return new Place(path + "/" + name, depth + 1, block);
    }
  }

  private Optional<GroupNode> node(Place place, GroupRow group) {
    if (hasUnsupportedName(group.name())) {
      errors.add("The group has an unsupported name '" + group.name() + "'.");
    }
    if (place.depth() > DEEPEST) {
      errors.add("Too many recursions with group '" + group.name() + "'");
      return Optional.empty();
    }
    List<TreeNode> children = children(place, group);
    if (children.isEmpty()) {
      return Optional.empty();
    }
    Optional<Block> here = place.block().filter(block -> place.depth() == 1);
    here.ifPresent(this::tellDuplicates);
    return Optional.of(
        new GroupNode(
            group.id(),
            group.name(),
            children,
            metadataValues.of(tree.metadataOf(group.id()), group.name(), errors),
            place.block().isEmpty(),
            here.map(Block::ogcServer).orElse(null),
            here.map(block -> block.dimensions().merged()).orElse(null),
            here.flatMap(block -> block.times().ofBlock()).orElse(null)));
  }

  private List<TreeNode> children(Place place, GroupRow group) {
    List<TreeNode> children = new ArrayList<>();
    for (int id : tree.childrenOf(group.id())) {
      GroupRow childGroup = tree.groups().get(id);
      LayerRow layer = tree.layers().get(id);
      if (childGroup != null) {
        node(place.below(childGroup.name()), childGroup).ifPresent(children::add);
      } else if (layer != null) {
        layer(place, layer).ifPresent(children::add);
      }
    }
    return children;
  }

  private Optional<LayerNode> layer(Place place, LayerRow layer) {
    Optional<LayerNode> node = layerNodes.node(layer, place.block());
    if (node.isPresent() && place.depth() < minLevels) {
      errors.add(
          "The Layer '%s/%s' is under indented (%d/%d)."
              .formatted(place.path(), layer.name(), place.depth(), minLevels));
      return Optional.empty();
    }
    return node;
  }

  private void tellDuplicates(Block block) {
    Set<String> seen = new HashSet<>();
    for (LayerRow layer : block.layers()) {
      if (!seen.add(layer.name())) {
        errors.add(
            "The GeoMapFish layer name '%s', cannot be two times in the same block (first level group)."
                .formatted(layer.name()));
      }
    }
  }
}
