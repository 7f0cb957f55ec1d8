package org.fera.app.dynamic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Settings of the interfaces. */
@ConfigMapping(prefix = "fera.dynamic")
interface DynamicConfig {

  /**
   * YAML file with GeoMapFish's {@code interfaces_config}, at its top, below {@code vars}, or being
   * the whole file; of each interface {@code extends}, {@code constants}, {@code
   * redirect_interface} and {@code do_redirect} are read.
   */
  Optional<Path> file();

  /**
   * The name of the environment that this instance serves. Viewers are told of any but {@code
   * production}; absent: they are told nothing.
   */
  Optional<String> environment();

  /** The OGC server of feature permalinks. */
  @WithDefault("main")
  String mainOgcServer();
}
