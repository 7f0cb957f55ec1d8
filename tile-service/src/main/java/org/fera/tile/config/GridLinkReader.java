package org.fera.tile.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fera.tile.grid.Extent;
import org.fera.tile.grid.Grid;
import org.fera.tile.tileset.Beyond;
import org.fera.tile.tileset.GridLink;

/**
 * Reads a tileset's {@code grids}.
 *
 * @param grids all that there are, by id
 */
record GridLinkReader(Map<String, Grid> grids) {

  /**
   * @param description of all that tiles look different by, besides the grid
   */
  Map<String, GridLink> read(YamlMap section, String description) {
    Map<String, GridLink> links = new LinkedHashMap<>();
    for (String id : section.keys()) {
      Grid grid = grids.get(id);
      if (grid == null) {
        throw section.fault(id, "is not among the grids");
      }
      YamlMap map = section.requiredMap(id);
      int last = grid.matrices().size() - 1;
      int minZoom = map.integer("min-zoom", 0, 0, last);
      int maxZoom = map.integer("max-zoom", last, minZoom, last);
      Extent extent = GridReader.extent(map, "extent").orElse(grid.extent());
      Beyond beyond = beyond(map, minZoom, maxZoom);
      map.end();
      String revision = Revision.of(description + grid.definition());
      links.put(id, GridLink.of(grid, minZoom, maxZoom, extent, beyond, revision));
    }
    if (links.isEmpty()) {
      throw section.fault("", "at least one grid is needed");
    }
    return links;
  }

  private static Beyond beyond(YamlMap map, int minZoom, int maxZoom) {
    int maxCached = map.integer("max-cached-zoom", maxZoom, minZoom, maxZoom);
    Beyond.Strategy strategy =
        map.convert(
                "beyond",
                "",
                text ->
                    switch (text) {
                      case "reassemble" -> Beyond.Strategy.REASSEMBLE;
                      case "proxy" -> Beyond.Strategy.PROXY;
                      default -> throw new IllegalArgumentException("must be reassemble or proxy");
                    })
            .orElse(Beyond.Strategy.REASSEMBLE);
    return maxCached == maxZoom ? Beyond.NOTHING : new Beyond(maxCached, strategy);
  }
}
