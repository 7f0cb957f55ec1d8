package org.fera.app.database;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the checked settings of the schemas injectable. */
final class DatabaseSetup {

  /** The source of the PG* variables, which holds both schemas. */
  static final String SOURCE = "main";

  @Produces
  @Singleton
  Schemas schemas(DatabaseConfig config) {
    try {
      return new Schemas(
          new SchemaName(config.mainSchema()), new SchemaName(config.staticSchema()));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("PGSCHEMA, PGSCHEMA_STATIC: " + e.getMessage());
    }
  }

  @Produces
  @Singleton
  Migrations migrations(DatabaseConfig config, Schemas schemas) {
    try {
      return new Migrations(schemas, config.srid());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage());
    }
  }
}
