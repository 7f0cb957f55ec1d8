package org.fera.router.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.fera.postgres.PostgresCluster;

/** What requests read. */
final class Reads {

  private static final int PLACES = 100_000;

  private Reads() {}

  static void prepare(PostgresCluster cluster) {
    cluster
        .master()
        .server()
        .execute(
            Pools.DATABASE,
            "create table if not exists place (id int primary key, name text not null)",
            "insert into place select i, md5(i::text) from generate_series(0, "
                + (PLACES - 1)
                + ") i on conflict do nothing",
            "create table if not exists written (id serial)",
            "analyze place");
    cluster.awaitReplayed();
  }

  /** One row by its key: one round trip. */
  static void place(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select name from place where id = ?")) {
      statement.setInt(1, ThreadLocalRandom.current().nextInt(PLACES));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
      }
    }
  }

  /** A statement of one's own, whose answer does not matter. */
  static void run(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Whether the node that answers is a slave. */
  static boolean onSlave(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_is_in_recovery()")) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
