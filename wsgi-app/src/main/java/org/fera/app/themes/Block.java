package org.fera.app.themes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fera.app.themes.ThemeTree.GroupRow;
import org.fera.app.themes.ThemeTree.KindRow;
import org.fera.app.themes.ThemeTree.LayerRow;

/**
 * A group right below a theme whose WMS layers all come from one OGC server and that has no WMTS
 * layer: front ends draw it as one picture, so server, dimensions and time stand on it. Layers that
 * the caller does not see count too, so that all callers get the same form.
 *
 * @param ogcServer name of the server
 * @param dimensions filled while the layers are visited
 * @param times of its visible layers
 * @param layers the visible ones, in the order of the tree
 */
record Block(
    String ogcServer, GroupDimensions dimensions, BlockTimes times, List<LayerRow> layers) {

  private static final int DEEPEST = 30;

  /** Empty when the group is mixed: no WMS layer, several servers, or a WMTS layer. */
  static Optional<Block> of(ThemeTree tree, OgcContent content, GroupRow group) {
    List<Integer> ids = new ArrayList<>();
    collect(tree, group.id(), 1, ids);
    Set<Integer> servers = new HashSet<>();
    for (int id : ids) {
      KindRow kind = tree.kinds().get(id);
      if (kind.type().equals("l_wmts")) {
        return Optional.empty();
      }
      if (kind.type().equals("l_wms")) {
        servers.add(kind.ogcServerId());
      }
    }
    if (servers.size() != 1) {
      return Optional.empty();
    }
    int server = servers.iterator().next();
    List<LayerRow> visible =
        ids.stream().map(tree.layers()::get).filter(layer -> layer != null).toList();
    return Optional.of(
        new Block(
            tree.servers().get(server).server().name(),
            new GroupDimensions(),
            new BlockTimes(visible, content.capabilitiesOrNone(server)),
            visible));
  }

  private static void collect(ThemeTree tree, int group, int depth, List<Integer> ids) {
    if (depth > DEEPEST) {
      return;
    }
    for (int id : tree.childrenOf(group)) {
      if (tree.kinds().containsKey(id)) {
        ids.add(id);
      } else {
        collect(tree, id, depth + 1, ids);
      }
    }
  }
}
