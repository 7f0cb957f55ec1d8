package org.fera.tile.config;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fera.tile.dimension.Chosen;
import org.fera.tile.dimension.Dimension;
import org.fera.tile.grid.Grid;
import org.fera.tile.store.StoreSettings;
import org.fera.tile.tileset.Freshness;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.MapQuery;
import org.fera.tile.tileset.Metatiling;
import org.fera.tile.tileset.Purges;
import org.fera.tile.tileset.TileEncoding;
import org.fera.tile.tileset.Tileset;

/** Reads the section {@code tilesets}. */
final class TilesetReader {

  private static final Duration DEFAULT_EXPIRES = Duration.ofHours(1);
  private static final Duration LEAST_REFRESH = Duration.ofSeconds(30);

  private final Map<String, Grid> grids;
  private final Map<String, SourceSettings> sources;
  private final Map<String, StoreSettings> stores;
  private final Path beside;
  private final Set<String> taken = new HashSet<>();

  TilesetReader(
      Map<String, Grid> grids,
      Map<String, SourceSettings> sources,
      Map<String, StoreSettings> stores,
      Path beside) {
    this.grids = grids;
    this.sources = sources;
    this.stores = stores;
    this.beside = beside;
  }

  Map<String, Tileset> read(YamlMap section) {
    Map<String, Tileset> tilesets = new LinkedHashMap<>();
    for (String id : section.keys()) {
      tilesets.put(Names.checked(section, id), tileset(id, section.requiredMap(id)));
    }
    return tilesets;
  }

  private Tileset tileset(String id, YamlMap map) {
    SourceSettings source = sources.get(map.requiredText("source"));
    if (source == null) {
      throw map.fault("source", "is not among the sources");
    }
    MapQuery query = MapQueryReader.read(map);
    TileEncoding encoding = EncodingReader.read(map, beside);
    Metatiling metatiling = MapQueryReader.metatiling(map.map("metatile"), encoding);
    String description =
        String.join("|", source.id(), query.toString(), encoding.toString(), metatiling.toString());
    List<Dimension> dimensions = DimensionReader.read(map.map("dimensions"));
    Map<String, GridLink> links =
        new GridLinkReader(grids).read(map.requiredMap("grids"), description);
    checkPictureSize(map, links, metatiling, source);
    checkWatermark(map, links, encoding);
    Tileset tileset =
        new Tileset(
            id,
            map.text("title", id),
            map.text("abstract", ""),
            map.text("style", "default"),
            GridReader.extent(map, "wgs84"),
            source.id(),
            query,
            encoding,
            metatiling,
            map.convert("expires", "", Durations::parse).orElse(DEFAULT_EXPIRES),
            freshness(map),
            store(map, !dimensions.isEmpty()),
            map.map("feature-info").map(MapQueryReader::featureInfo),
            roles(map),
            dimensions,
            Chosen.NONE,
            Purges.NONE,
            links);
    map.end();
    return tileset;
  }

  private static Freshness freshness(YamlMap map) {
    Optional<Duration> refresh = map.convert("refresh", "", TilesetReader::refresh);
    Optional<Duration> stale = map.convert("stale", "", Durations::parse);
    if (refresh.isEmpty() && stale.isPresent()) {
      throw map.fault("stale", "needs refresh beside it");
    }
    return new Freshness(refresh, stale.or(() -> refresh).orElse(Duration.ZERO));
  }

  /** Shorter than a picture may take to be drawn, no tile would ever be fresh. */
  private static Duration refresh(String text) {
    Duration refresh = Durations.parse(text);
    if (refresh.compareTo(LEAST_REFRESH) < 0) {
      throw new IllegalArgumentException("must be at least " + LEAST_REFRESH.toSeconds() + "s");
    }
    return refresh;
  }

  private Optional<String> store(YamlMap map, boolean differing) {
    Optional<String> store = map.text("store");
    if (store.isPresent() && !stores.containsKey(store.get())) {
      throw map.fault("store", "is not among the stores");
    }
    store.map(stores::get).ifPresent(settings -> checkStore(map, settings, differing));
    return store;
  }

  private static Set<String> roles(YamlMap map) {
    Optional<List<String>> roles = map.list("roles");
    if (roles.isPresent() && roles.get().isEmpty()) {
      throw map.fault("roles", "name one role at least, or leave it out to show it to everybody");
    }
    return Set.copyOf(new HashSet<>(roles.orElse(List.of())));
  }

  private void checkStore(YamlMap map, StoreSettings store, boolean differing) {
    boolean single = store.mbtiles().isPresent();
    if (differing && (single || !store.layout().knowsDimensions())) {
      throw map.fault("store", "has one path for all values of the dimensions: it needs {dim}");
    }
    if (single && map.requiredMap("grids").keys().size() > 1) {
      throw map.fault("store", "is a file, which holds tiles of one grid alone");
    }
    if (single && !taken.add(store.id())) {
      throw map.fault("store", "is a file, which holds tiles of one tileset alone");
    }
  }

  private static void checkWatermark(
      YamlMap map, Map<String, GridLink> links, TileEncoding encoding) {
    if (encoding.watermark().isEmpty()) {
      return;
    }
    BufferedImage image = encoding.watermark().get().image();
    for (GridLink link : links.values()) {
      int size = link.grid().matrices().get(0).tileSize();
      if (image.getWidth() != size || image.getHeight() != size) {
        throw map.fault("watermark", "must have the size of a tile, " + size + " pixels");
      }
    }
  }

  private static void checkPictureSize(
      YamlMap map, Map<String, GridLink> links, Metatiling metatiling, SourceSettings source) {
    int tiles = Math.max(metatiling.columns(), metatiling.rows());
    for (GridLink link : links.values()) {
      int size = tiles * link.grid().matrices().get(0).tileSize() + 2 * metatiling.buffer();
      if (size > source.maxSize()) {
        throw map.fault(
            "metatile",
            "a picture of "
                + size
                + " pixels is larger than the source's max-size "
                + source.maxSize());
      }
    }
  }
}
