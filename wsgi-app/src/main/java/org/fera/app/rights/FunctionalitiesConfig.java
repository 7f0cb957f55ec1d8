package org.fera.app.rights;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of functionalities; GeoMapFish's section of that name. */
@ConfigMapping(prefix = "fera.functionalities")
public interface FunctionalitiesConfig {

  /** Names of those that front ends are told. */
  @WithDefault(
      "default_basemap,default_theme,preset_layer_filter,filterable_layers,open_panel,location")
  List<String> availableInTemplates();

  /** Names of those that have one value: for users it is that of their settings role. */
  Optional<List<String>> single();

  /** Type of the values by name, where it is not string. */
  Map<String, ValueType> types();

  /** What a value of the table functionality is. */
  enum ValueType {
    /** The text as it is. */
    STRING,
    /** A whole number. */
    INTEGER,
    /** A number. */
    FLOAT,
    /** yes, y, on, 1, true. */
    BOOLEAN,
    /** Any JSON. */
    JSON
  }
}
