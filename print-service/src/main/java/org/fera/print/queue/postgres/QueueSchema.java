package org.fera.print.queue.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of the queue, in the schema {@value #NAME}, brought up to date by Flyway. */
final class QueueSchema {

  static final String NAME = "fera_print";

  // Any number that nobody else locks; CREATE SCHEMA races.
  private static final long LOCK = 0x66657261_7072696EL;

  private QueueSchema() {}

  /** Brings it up to date; instances that start together wait for each other. */
  static int migrate(DataSource master) throws SQLException {
    try (Connection lock = master.getConnection();
        Statement statement = lock.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(%d)".formatted(LOCK));
      try {
        return flyway(master).migrate().migrationsExecuted;
      } finally {
        statement.execute("SELECT pg_advisory_unlock(%d)".formatted(LOCK));
      }
    }
  }

  /** Whether all migrations that this program knows have run; never writes. */
  static boolean complete(DataSource node) {
    return flyway(node).info().pending().length == 0;
  }

  private static Flyway flyway(DataSource source) {
    return Flyway.configure(QueueSchema.class.getClassLoader())
        .dataSource(source)
        .schemas(NAME)
        .table("history")
        .locations("classpath:db/print")
        .cleanDisabled(true)
        .load();
  }
}
