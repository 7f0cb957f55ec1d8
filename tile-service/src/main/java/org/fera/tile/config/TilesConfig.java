package org.fera.tile.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the description of the tilesets is, and what its names of servers stand for. */
@ConfigMapping(prefix = "fera.tiles")
public interface TilesConfig {

  /**
   * The YAML file with grids, sources and tilesets; without one there are those of {@link #wms}, or
   * none.
   */
  Optional<Path> config();

  /** How often the file is looked at for a change. */
  @WithDefault("2s")
  Duration checkEvery();

  /** What {@code ${name}} in an address of the YAML file stands for, by name. */
  Map<String, String> servers();

  /** In place of the file. */
  Wms wms();

  /** A server whose layers are the tilesets. */
  interface Wms {

    /** Where it answers WMS. */
    Optional<URI> url();

    /** Those of its layers that are tilesets; all that it names in EPSG:3857 when not given. */
    Optional<List<String>> layers();

    /** Where tiles are kept for good; nowhere when not given. */
    Optional<Path> folder();
  }
}
