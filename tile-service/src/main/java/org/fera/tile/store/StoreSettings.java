package org.fera.tile.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A folder in which tiles are kept for good.
 *
 * @param rowsFromSouth whether files count rows from the south; absent to follow MapCache, whose
 *     rows begin where the grid does and whose built-in grids begin in the south. Of no account for
 *     {@link FileLayout#WMTS}
 * @param gridNames what grids are called in paths where it is not their id
 * @param mbtiles the file in the folder that holds all tiles, of one tileset on one grid; absent
 *     where each tile has a file
 * @param readOnly whether tiles are only looked up there
 */
public record StoreSettings(
    String id,
    Path folder,
    FileLayout layout,
    Optional<Boolean> rowsFromSouth,
    Map<String, String> gridNames,
    Optional<String> mbtiles,
    boolean readOnly) {

  public StoreSettings {
    gridNames = Map.copyOf(gridNames);
  }
}
