package org.fera.app.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Settings of functionalities; GeoMapFish's section of that name. */
@ConfigMapping(prefix = "fera.functionalities")
interface FunctionalitiesConfig {

  /** Names of those that front ends are told. */
  @WithDefault(
      "default_basemap,default_theme,preset_layer_filter,filterable_layers,open_panel,location")
  List<String> availableInTemplates();
}
