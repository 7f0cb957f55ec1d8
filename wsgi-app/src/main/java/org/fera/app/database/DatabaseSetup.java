package org.fera.app.database;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the checked settings of the schemas injectable. */
final class DatabaseSetup {

  @Produces
  @Singleton
  Schemas schemas(DatabaseConfig config) {
    return new Schemas(new SchemaName(config.mainSchema()), new SchemaName(config.staticSchema()));
  }

  @Produces
  @Singleton
  Migrations migrations(DatabaseConfig config, Schemas schemas) {
    return new Migrations(schemas, config.srid());
  }
}
