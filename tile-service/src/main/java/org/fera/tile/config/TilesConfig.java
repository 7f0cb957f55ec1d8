package org.fera.tile.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where the description of the tilesets is, and what its names of servers stand for. */
@ConfigMapping(prefix = "fera.tiles")
public interface TilesConfig {

  /** The YAML file with grids, sources and tilesets; without one there are no tilesets. */
  Optional<Path> config();

  /** How often the file is looked at for a change. */
  @WithDefault("2s")
  Duration checkEvery();

  /** What {@code ${name}} in an address of the YAML file stands for, by name. */
  Map<String, String> servers();
}
