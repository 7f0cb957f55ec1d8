package org.fera.app.proxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fera.app.ogc.WmsCapabilities;
import org.fera.app.ogc.WmsLayer;
import org.fera.app.rights.WmsNames;

/**
 * Which names of a server a caller may ask for. A WMS layer group stands for the layers below it: a
 * hidden group hides them unless a visible layer of the portal names them, and a group with hidden
 * layers is asked for by its visible ones. Names compare without regard to case, as in MapServer.
 */
final class LayerScope {

  private final WmsNames names;
  private final Map<String, List<String>> allowed = new HashMap<>();

  LayerScope(WmsCapabilities capabilities, WmsNames names) {
    this.names = names;
    capabilities.roots().forEach(root -> visit(root, false));
  }

  /** What is asked instead of a name; empty: the caller may not. */
  List<String> allowed(String name) {
    List<String> found = allowed.get(lower(name));
    if (found != null) {
      return found;
    }
    return names.hidden().contains(lower(name)) ? List.of() : List.of(name);
  }

  /** The visible layers without children at or below a layer. */
  private List<String> visit(WmsLayer layer, boolean parentHidden) {
    boolean hidden = isHidden(layer, parentHidden);
    List<String> visible = new ArrayList<>();
    if (layer.isLeaf()) {
      if (!hidden && layer.name() != null) {
        visible.add(layer.name());
      }
    } else {
      layer.children().forEach(child -> visible.addAll(visit(child, hidden)));
    }
    if (layer.name() != null) {
      boolean whole = visible.size() == layer.leaves().count();
      allowed.put(lower(layer.name()), whole ? List.of(layer.name()) : List.copyOf(visible));
    }
    return visible;
  }

  private boolean isHidden(WmsLayer layer, boolean parentHidden) {
    if (layer.name() == null || names.visible().contains(lower(layer.name()))) {
      return layer.name() == null && parentHidden;
    }
    return parentHidden || names.hidden().contains(lower(layer.name()));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
