package org.fera.postgres;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * The address of a PostgreSQL server that trusts loopback.
 *
 * @param host address, for example 127.0.0.2
 * @param port TCP port
 */
public record Server(String host, int port) {

  static final String SUPERUSER = "postgres";

  private static final String POSITION =
      "select case when pg_is_in_recovery() then pg_last_wal_replay_lsn()"
          + " else pg_current_wal_insert_lsn() end";

  /** Parses {@code host:port}. */
  public static Server parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("not host:port: " + text);
    }
    return new Server(
        text.substring(0, colon).strip(), Integer.parseInt(text.substring(colon + 1).strip()));
  }

  /** {@code jdbc:postgresql://host:port/database}. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  /**
   * A connection of the caller's own, to be closed by it.
   *
   * @throws SQLException when the server does not answer within 5 s, or refuses
   */
  public Connection connect(String database, String user) throws SQLException {
    return open(database, user, 5, 0);
  }

  /** Runs statements, separated by semicolons, as superuser, each committed by itself. */
  public void execute(String database, String... statements) {
    for (String sql : statements) {
      try (Connection connection = open(database, SUPERUSER, 5, 300);
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new ClusterException.StepFailed(
            "\"" + sql + "\" failed on " + this + ": " + oneLine(e), e);
      }
    }
  }

  /** The first column of the first row as text, asked as superuser; empty without a row. */
  public Optional<String> ask(String database, String sql) {
    try (Connection connection = open(database, SUPERUSER, 5, 60)) {
      return first(connection, sql);
    } catch (SQLException e) {
      throw new ClusterException.StepFailed(
          "\"" + sql + "\" failed on " + this + ": " + oneLine(e), e);
    }
  }

  /** As {@link #ask}, and empty also when the server does not answer within some seconds. */
  Optional<String> probe(String sql) {
    try (Connection connection = open(SUPERUSER, SUPERUSER, 3, 3)) {
      return first(connection, sql);
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> first(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }

  /** Throws {@link ClusterException.PortTaken} when somebody listens there. */
  void checkFree() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new ClusterException.PortTaken(host, port);
    }
  }

  /** Whether it accepts connections and answers now. */
  public boolean accepts() {
    return probe("select 1").isPresent();
  }

  /** Whether it is a slave (in recovery). */
  public boolean isSlave() {
    return ask(SUPERUSER, "select pg_is_in_recovery()").orElseThrow().equals("t");
  }

  /** How far it is: the end of what it wrote as a master, of what it replayed as a slave. */
  public Lsn position() {
    return ask(SUPERUSER, POSITION).map(Lsn::parse).orElse(Lsn.NONE);
  }

  /** As {@link #position}, and empty when the server does not answer. */
  Optional<Lsn> probePosition() {
    return probe(POSITION).map(Lsn::parse);
  }

  // The driver directly: DriverManager hides it from other class loaders, such as Quarkus's.
  private Connection open(String database, String user, int loginSeconds, int readSeconds)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("connectTimeout", Integer.toString(loginSeconds));
    properties.setProperty("loginTimeout", Integer.toString(loginSeconds));
    properties.setProperty("socketTimeout", Integer.toString(readSeconds));
    properties.setProperty("sslmode", "disable");
    return new Driver().connect(jdbcUrl(database), properties);
  }

  static String oneLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
