package org.fera.tile.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the description of the tilesets is, and what its names of servers stand for. */
@ConfigMapping(prefix = "fera.tiles")
public interface TilesConfig {

  /** The YAML file with grids, sources and tilesets; without one there are no tilesets. */
  Optional<Path> config();

  /** What {@code ${name}} in an address of the YAML file stands for, by name. */
  Map<String, String> servers();
}
