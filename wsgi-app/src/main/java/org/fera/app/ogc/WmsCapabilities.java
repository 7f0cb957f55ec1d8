package org.fera.app.ogc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The layers of a WMS.
 *
 * @param roots the outermost layers of the document
 * @param byName all that have a name
 */
public record WmsCapabilities(List<WmsLayer> roots, Map<String, WmsLayer> byName) {

  /** Of a server that is not known. */
  public static final WmsCapabilities NONE = new WmsCapabilities(List.of(), Map.of());

  /** With its index by name. */
  public static WmsCapabilities of(List<WmsLayer> roots) {
    Map<String, WmsLayer> byName = new HashMap<>();
    roots.forEach(root -> index(root, byName));
    return new WmsCapabilities(List.copyOf(roots), Map.copyOf(byName));
  }

  /** The layer of this name, written as in the document. */
  public Optional<WmsLayer> layer(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private static void index(WmsLayer layer, Map<String, WmsLayer> byName) {
    if (layer.name() != null) {
      byName.putIfAbsent(layer.name(), layer);
    }
    layer.children().forEach(child -> index(child, byName));
  }
}
