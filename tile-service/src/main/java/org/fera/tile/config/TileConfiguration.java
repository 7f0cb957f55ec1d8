package org.fera.tile.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fera.tile.grid.Grid;
import org.fera.tile.store.StoreSettings;
import org.fera.tile.tileset.Purges;
import org.fera.tile.tileset.Tileset;

/**
 * A whole configuration, checked: every grid, source and store that a tileset names is there.
 *
 * @param version larger for a later one: the seconds of the file's last change
 */
public record TileConfiguration(
    ServiceIdentity service,
    Map<String, SourceSettings> sources,
    Map<String, StoreSettings> stores,
    Map<String, Tileset> tilesets,
    long version) {

  public TileConfiguration {
    stores = Map.copyOf(stores);
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    tilesets = Collections.unmodifiableMap(new LinkedHashMap<>(tilesets));
  }

  /** The same configuration without the tiles that have been purged. */
  public TileConfiguration after(Purges purges) {
    Map<String, Tileset> left = new LinkedHashMap<>();
    tilesets.forEach((id, tileset) -> left.put(id, tileset.after(purges)));
    return new TileConfiguration(service, sources, stores, left, version);
  }

  /** The same configuration with those tilesets alone that somebody with these roles may see. */
  public TileConfiguration visibleTo(Set<String> roles) {
    Map<String, Tileset> visible = new LinkedHashMap<>(tilesets);
    visible.values().removeIf(tileset -> !tileset.isFor(roles));
    return new TileConfiguration(service, sources, stores, visible, version);
  }

  /** Whether there is a tileset that not everybody may see. */
  public boolean hasPrivate() {
    return tilesets.values().stream().anyMatch(Tileset::isPrivate);
  }

  /** The grids that tilesets use, in the order of their first use. */
  public List<Grid> grids() {
    Map<String, Grid> grids = new LinkedHashMap<>();
    for (Tileset tileset : tilesets.values()) {
      tileset.grids().forEach((id, link) -> grids.put(id, link.grid()));
    }
    return List.copyOf(grids.values());
  }
}
