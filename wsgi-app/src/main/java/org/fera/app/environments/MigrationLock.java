package org.fera.app.environments;

import org.fera.app.database.Migrations;
import org.jdbi.v3.core.Handle;

/** Keeps migrations away while schemas are swapped. */
final class MigrationLock {

  private MigrationLock() {}

  /** Until the end of the transaction; waits as long as its lock_timeout says. */
  static void take(Handle handle) {
    Sql.execute(handle, "SELECT pg_advisory_xact_lock(%d)".formatted(Migrations.LOCK));
  }
}
