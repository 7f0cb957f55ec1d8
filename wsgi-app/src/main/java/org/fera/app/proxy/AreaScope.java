package org.fera.app.proxy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fera.app.ogc.WmsCapabilities;
import org.fera.app.ogc.WmsLayer;

/**
 * Which names of a server a caller may see within areas only. A WMS layer group stands for the
 * layers below it, as in {@link LayerScope}: a limit of the group holds for each of them.
 *
 * <p>The limit of a name is a set of ids of layers, whose areas together hold; empty: no limit.
 */
final class AreaScope {

  private final Map<String, Set<Integer>> limits;
  private final Map<String, Set<Integer>> ofLeaves = new HashMap<>();
  private final Map<String, List<String>> leaves = new HashMap<>();

  /**
   * @param limits by name in small letters
   */
  AreaScope(WmsCapabilities capabilities, Map<String, Set<Integer>> limits) {
    this.limits = limits;
    capabilities.roots().forEach(root -> visit(root, Set.of()));
  }

  /** The limit of a layer or feature type. */
  Set<Integer> limit(String name) {
    Set<Integer> ofLeaf = ofLeaves.get(lower(name));
    return ofLeaf == null ? limits.getOrDefault(lower(name), Set.of()) : ofLeaf;
  }

  /** Whether one of the feature types has a limit; when none is named one may have. */
  boolean limits(List<String> types) {
    return types.isEmpty() || types.stream().anyMatch(type -> !limit(type).isEmpty());
  }

  /** The layers that a name stands for; itself when it is no group. */
  List<String> leaves(String name) {
    return leaves.getOrDefault(lower(name), List.of(name));
  }

  private void visit(WmsLayer layer, Set<Integer> above) {
    Set<Integer> own = layer.name() == null ? null : limits.get(lower(layer.name()));
    Set<Integer> limit = own == null ? above : own;
    if (layer.name() != null) {
      leaves.put(
          lower(layer.name()),
          layer.leaves().map(WmsLayer::name).filter(name -> name != null).toList());
      if (layer.isLeaf()) {
        ofLeaves.put(lower(layer.name()), limit);
      }
    }
    layer.children().forEach(child -> visit(child, limit));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
