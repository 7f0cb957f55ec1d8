package org.fera.postgres.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fera.postgres.Lsn;
import org.fera.postgres.Server;

/**
 * A database of a test's own, a copy of {@value TestTemplate#NAME}, owned by {@value
 * TestTemplate#OWNER}; {@link #close} drops it with whoever is still connected.
 *
 * @param cluster where it is, on every node
 * @param name unique
 */
public record TestDatabase(TestCluster cluster, String name) implements AutoCloseable {

  private static final String SUPERUSER = "postgres";
  private static final String OBJECT_IN_USE = "55006";
  // No such database; no such role.
  private static final Set<String> UNKNOWN = Set.of("3D000", "42704");
  private static final int ATTEMPTS = 100;
  private static final long LIMIT_NANOS = 60_000_000_000L;

  /** One on {@link TestCluster#shared()}; returns when every slave has it. */
  public static TestDatabase create() {
    return create(TestCluster.shared());
  }

  /** One on this cluster; returns when every slave has it. */
  public static TestDatabase create(TestCluster cluster) {
    String name =
        "test_" + ProcessHandle.current().pid() + "_" + Long.toHexString(System.nanoTime());
    TestDatabase database = new TestDatabase(cluster, name);
    database.copyTemplate();
    database.awaitSlaves();
    return database;
  }

  private void copyTemplate() {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = cluster.master().connect(SUPERUSER, SUPERUSER);
          Statement statement = connection.createStatement()) {
        statement.execute(
            "create database "
                + name
                + " template "
                + TestTemplate.NAME
                + " owner "
                + TestTemplate.OWNER);
        return;
      } catch (SQLException e) {
        if (UNKNOWN.contains(e.getSQLState())) {
          throw new IllegalStateException(
              "the cluster "
                  + cluster.master()
                  + " has no "
                  + TestTemplate.NAME
                  + ": run ./fera test --only ROOM",
              e);
        }
        // Somebody is connected to the template, to look at it or to make it.
        if (!OBJECT_IN_USE.equals(e.getSQLState()) || attempt == ATTEMPTS) {
          throw new IllegalStateException("cannot create " + name + ": " + e.getMessage(), e);
        }
      }
    }
  }

  /** Waits until every slave has replayed what the master has written so far. */
  public void awaitSlaves() {
    Lsn target = cluster.master().position();
    long end = System.nanoTime() + LIMIT_NANOS;
    for (Server slave : cluster.slaves()) {
      while (slave.position().compareTo(target) < 0) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(slave + " has not replayed " + target);
        }
        Thread.onSpinWait();
      }
    }
  }

  /** A connection to the master as its owner. */
  public Connection connect() throws SQLException {
    return cluster.master().connect(name, TestTemplate.OWNER);
  }

  /** {@code jdbc:postgresql://...} on the master. */
  public String jdbcUrl() {
    return cluster.master().jdbcUrl(name);
  }

  /** The PG* variables that the services read: master, slaves, database, user. */
  public Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("PGHOST", cluster.master().host());
    environment.put("PGPORT", Integer.toString(cluster.master().port()));
    environment.put("PGUSER", TestTemplate.OWNER);
    environment.put("PGPASSWORD", TestTemplate.OWNER);
    environment.put("PGDATABASE", name);
    if (!cluster.slaves().isEmpty()) {
      environment.put(
          "PGHOST_SLAVE",
          cluster.slaves().stream().map(Server::host).collect(Collectors.joining(",")));
      environment.put("PGPORT_SLAVE", Integer.toString(cluster.slaves().get(0).port()));
    }
    return environment;
  }

  @Override
  public void close() {
    cluster.master().execute(SUPERUSER, "drop database if exists " + name + " with (force)");
  }
}
