package org.fera.app.themes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** Settings of the themes. */
@ConfigMapping(prefix = "fera.themes")
interface ThemesConfig {

  /**
   * Types of metadata besides GeoMapFish's own, by name: string, list, boolean, integer, float,
   * date, time, datetime, url or json.
   */
  Map<String, String> metadataTypes();

  /** Seconds for which a browser may keep the answer. */
  @WithDefault("600")
  int maxAge();
}
