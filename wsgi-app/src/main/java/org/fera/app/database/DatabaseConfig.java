package org.fera.app.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * The portal's schemas; the short keys and the PG* variables are GeoMapFish's and the operator's.
 */
@ConfigMapping(prefix = "fera.database")
public interface DatabaseConfig {

  /** {@code PGSCHEMA}: the schema of this environment's configuration. */
  @WithDefault("${PGSCHEMA:main}")
  String mainSchema();

  /** {@code PGSCHEMA_STATIC}: the schema that the environments share. */
  @WithDefault("${PGSCHEMA_STATIC:main_static}")
  String staticSchema();

  /**
   * {@code fera.srid}: EPSG code of the geometry columns that the migrations create. GeoMapFish's
   * default; a schema that exists keeps its own.
   */
  @WithDefault("${fera.srid:3857}")
  int srid();

  /** {@code fera.migrate}: start, only or off. */
  @WithDefault("${fera.migrate:start}")
  MigrateMode migrate();
}
