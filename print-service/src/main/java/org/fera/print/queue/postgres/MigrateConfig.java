package org.fera.print.queue.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * What an instance does about the queue's tables when it starts; the key is that of all services.
 */
@ConfigMapping(prefix = "fera.print.database")
interface MigrateConfig {

  /** {@code fera.migrate}: start, only or off. */
  @WithDefault("${fera.migrate:start}")
  Mode migrate();

  /** Kinds of starts. */
  enum Mode {
    /** Migrate, then serve. */
    START,
    /** Migrate, then exit: 0 when the tables are up to date, 1 otherwise. */
    ONLY,
    /** Serve once somebody else has migrated. */
    OFF
  }
}
