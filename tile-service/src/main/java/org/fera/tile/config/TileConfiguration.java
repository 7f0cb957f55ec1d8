package org.fera.tile.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fera.tile.dimension.Allowed;
import org.fera.tile.dimension.Dimension;
import org.fera.tile.dimension.ValueQuery;
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

  /**
   * The same configuration with the values that a database lists for dimensions.
   *
   * @param lists by query
   */
  public TileConfiguration listing(Map<ValueQuery, List<String>> lists) {
    Map<String, Tileset> listed = new LinkedHashMap<>();
    tilesets.forEach((id, tileset) -> listed.put(id, tileset.listing(lists)));
    return new TileConfiguration(service, sources, stores, listed, version);
  }

  /** What databases are asked for the values of dimensions. */
  public Set<ValueQuery> valueQueries() {
    return tilesets.values().stream()
        .flatMap(tileset -> tileset.dimensions().stream())
        .map(Dimension::allowed)
        .filter(Allowed.Queried.class::isInstance)
        .map(allowed -> ((Allowed.Queried) allowed).query())
        .collect(Collectors.toCollection(LinkedHashSet::new));
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
