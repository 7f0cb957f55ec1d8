package org.fera.tile.tileset;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fera.tile.dimension.Chosen;
import org.fera.tile.dimension.Dimension;
import org.fera.tile.dimension.ValueQuery;
import org.fera.tile.grid.Extent;

/**
 * A map that is handed out in tiles; a layer in the words of WMTS.
 *
 * @param id the name in requests
 * @param style the only style, its name in requests
 * @param wgs84 where it is, in degrees; absent when the configuration does not say
 * @param source id of the source that draws it
 * @param encoding of its tiles
 * @param expires how long a client may keep a tile
 * @param freshness when its tiles are drawn again
 * @param store id of the store that keeps its tiles for good; absent for none
 * @param featureInfo absent when the tileset cannot be asked about places
 * @param roles who may see it: callers with any of these roles; empty for everybody
 * @param dimensions by which its tiles differ besides the place, in the order of paths
 * @param chosen a value of each dimension; none where the tileset is not that of one request
 * @param purges of some values of its dimensions alone
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
    TileEncoding encoding,
    Metatiling metatiling,
    Duration expires,
    Freshness freshness,
    Optional<String> store,
    Optional<FeatureInfo> featureInfo,
    Set<String> roles,
    List<Dimension> dimensions,
    Chosen chosen,
    Purges purges,
    Map<String, GridLink> grids) {

  public Tileset {
    roles = Set.copyOf(roles);
    dimensions = List.copyOf(dimensions);
    grids = Collections.unmodifiableMap(new LinkedHashMap<>(grids));
  }

  /** The same tileset without the tiles that have been purged. */
  public Tileset after(Purges all) {
    Map<String, GridLink> left = new LinkedHashMap<>();
    grids.forEach((name, link) -> left.put(name, all.of(id, name).map(link::purged).orElse(link)));
    return with(query, dimensions, chosen, all.byValue(id), left);
  }

  /** The same tileset, its dimensions with other values. */
  public Tileset with(List<Dimension> others) {
    return with(query, others, chosen, purges, grids);
  }

  /**
   * The same tileset with the values that a database lists for its dimensions.
   *
   * @param lists by query
   */
  public Tileset listing(Map<ValueQuery, List<String>> lists) {
    return dimensions.isEmpty()
        ? this
        : with(dimensions.stream().map(dimension -> dimension.with(lists)).toList());
  }

  /**
   * The tileset as one request means it: its tiles have names of their own.
   *
   * @param values one for each dimension
   */
  public Tileset at(Chosen values) {
    if (dimensions.isEmpty()) {
      return this;
    }
    String name = values.name();
    Map<String, GridLink> variants = new LinkedHashMap<>();
    grids.forEach((grid, link) -> variants.put(grid, left(grid, link, values).variant(name)));
    return with(query.with(values.parameters(dimensions)), dimensions, values, purges, variants);
  }

  /** The link without the tiles that have been purged by their values. */
  private GridLink left(String grid, GridLink link, Chosen values) {
    if (purges.since().isEmpty()) {
      return link;
    }
    return purges
        .of(id, grid, values.byName(dimensions))
        .filter(time -> link.since().map(time::isAfter).orElse(true))
        .map(link::purged)
        .orElse(link);
  }

  /** Whether it says which tiles are meant, so that they can be kept and drawn. */
  public boolean isDefinite() {
    return chosen.values().size() == dimensions.size();
  }

  private Tileset with(
      MapQuery asked,
      List<Dimension> differing,
      Chosen values,
      Purges byValue,
      Map<String, GridLink> links) {
    return new Tileset(
        id,
        title,
        description,
        style,
        wgs84,
        source,
        asked,
        encoding,
        metatiling,
        expires,
        freshness,
        store,
        featureInfo,
        roles,
        differing,
        values,
        byValue,
        links);
  }

  /** The grid that requests call so. */
  public Optional<GridLink> grid(String name) {
    GridLink link = grids.get(name);
    return link == null
        ? grids.values().stream().filter(other -> other.isCalled(name)).findFirst()
        : Optional.of(link);
  }

  /** Whether only some may see it. */
  public boolean isPrivate() {
    return !roles.isEmpty();
  }

  /** Whether a caller with these roles may see it. */
  public boolean isFor(Set<String> callersRoles) {
    return !isPrivate() || !Collections.disjoint(roles, callersRoles);
  }

  /** The format by which requests and documents name its tiles. */
  public TileFormat format() {
    return switch (encoding.kind()) {
      case PNG, PNG8, MIXED -> TileFormat.PNG;
      case JPEG -> TileFormat.JPEG;
      case WEBP, WEBP_LOSSLESS -> TileFormat.WEBP;
      case SOURCE -> TileFormat.asked(query.format());
    };
  }

  /** Whether a path may end so; clients of MapCache name mixed tiles by either format. */
  public boolean hasExtension(String ending) {
    return format().hasExtension(ending)
        || (encoding.kind() == TileEncoding.Kind.MIXED && TileFormat.JPEG.hasExtension(ending));
  }

  /** Whether a query may name this media type. */
  public boolean hasMediaType(String type) {
    return format().mediaType().equals(type)
        || (encoding.kind() == TileEncoding.Kind.MIXED && TileFormat.JPEG.mediaType().equals(type));
  }
}
