package org.fera.print.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the print apps are. */
@ConfigMapping(prefix = "fera.print.folders")
public interface PrintConfig {

  /** Folder of the app folders; each app is a folder with a {@code config.yaml}. */
  @WithDefault("print-apps")
  Path apps();

  /** Folder for compiled templates, running jobs and finished reports, of one instance only. */
  @WithDefault("${java.io.tmpdir}/fera-print")
  Path work();
}
