package org.fera.app.themes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fera.app.ogc.WmsCapabilities;
import org.fera.app.themes.ThemeTree.LayerRow;

/**
 * The times of the layers of a block: one layer with a time keeps it, those of several are put
 * together on the block.
 */
final class BlockTimes {

  private final Set<Integer> timed = new HashSet<>();
  private final Map<Integer, String> failures = new HashMap<>();
  private Optional<LayerTime> merged = Optional.empty();

  /** Of the visible layers of a block, in the order of the tree. */
  BlockTimes(List<LayerRow> layers, WmsCapabilities capabilities) {
    for (LayerRow layer : layers) {
      if (layer.type().equals("l_wms")) {
        add(layer, capabilities);
      }
    }
  }

  private void add(LayerRow layer, WmsCapabilities capabilities) {
    try {
      Optional<LayerTime> time = LayerTime.of(layer, capabilities);
      if (time.isPresent()) {
        merged = Optional.of(merged.map(before -> before.merged(time.get())).orElse(time.get()));
        timed.add(layer.id());
      }
    } catch (IllegalArgumentException e) {
      failures.put(layer.id(), e.getMessage());
    }
  }

  /** Why a layer's time is of no use. */
  Optional<String> failure(LayerRow layer) {
    return Optional.ofNullable(failures.get(layer.id()));
  }

  /** The time that stands on a layer. */
  Optional<TimeNode> of(LayerRow layer) {
    return timed.size() == 1 && timed.contains(layer.id())
        ? merged.map(LayerTime::node)
        : Optional.empty();
  }

  /** The time that stands on the block. */
  Optional<TimeNode> ofBlock() {
    return timed.size() > 1 ? merged.map(LayerTime::node) : Optional.empty();
  }
}
