package org.fera.app.extensions;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Settings of extensions. */
@ConfigMapping(prefix = "fera.extensions")
interface ExtensionsConfig {

  /** Jars with services of the package {@code org.fera.app.spi}, and those that they need. */
  Optional<List<Path>> jars();
}
