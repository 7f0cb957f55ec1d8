package org.fera.app.frontend;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Front ends that are mounted, by the name of their interface. */
@ConfigMapping(prefix = "fera.frontend")
interface FrontendConfig {

  /** Each by its interface. */
  @WithParentName
  Map<String, Mounted> mounted();

  /** One of them. */
  interface Mounted {

    /** Its built files; all of them can be fetched, but those whose names begin with a dot. */
    Path folder();

    /** Its page in the folder; absent: {@code <interface>.html}, or else index.html. */
    Optional<String> page();

    /** What the page may load and run: the header Content-Security-Policy. */
    Optional<String> contentSecurityPolicy();
  }
}
