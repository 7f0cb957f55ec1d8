package org.fera.tile.tileset;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fera.tile.grid.Extent;

/**
 * A map that is handed out in tiles; a layer in the words of WMTS.
 *
 * @param id the name in requests
 * @param style the only style, its name in requests
 * @param wgs84 where it is, in degrees; absent when the configuration does not say
 * @param source id of the source that draws it
 * @param expires how long a client may keep a tile
 * @param featureInfo absent when the tileset cannot be asked about places
 * @param grids the grids it can be had in, by id, in the order of the configuration
 */
public record Tileset(
    String id,
    String title,
    String description,
    String style,
    Optional<Extent> wgs84,
    String source,
    MapQuery query,
    TileFormat format,
    Metatiling metatiling,
    Duration expires,
    Optional<FeatureInfo> featureInfo,
    Map<String, GridLink> grids) {

  public Tileset {
    grids = Collections.unmodifiableMap(new LinkedHashMap<>(grids));
  }
}
