package org.fera.bench.themes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fera.bench.process.FeraPortal;
import org.fera.bench.process.ServiceJar;

/**
 * A PostgreSQL of its own with the portal of large-portal.sql, instances of wsgi-app on it, and 50
 * users with 20 sets of roles.
 */
final class LargePortal implements AutoCloseable {

  static final String PASSWORD = "editor";

  /** Of that password, as GeoMapFish hashes it. */
  private static final String HASH =
      "$6$ZiVIQHDcTLpGnC54$hU1NN2f0pFIhHzdPv3Ux9IrQKbhu6Jhwt8.32l6A3CqwSlrl416cGp5Zv5J7bPwBSX3ZPeswyOPZSNPOcGVs10";

  private static final String USERS =
      """
      INSERT INTO main_static."user" (username, display_name, password, email, is_password_changed)
      SELECT 'user_' || n, 'User', '%s', 'user@example.org', true FROM generate_series(1, 50) AS n;
      INSERT INTO main_static.user_role
      SELECT u.id, r.id FROM main_static."user" u
      JOIN main.role r ON r.name = 'role_' || 1 + split_part(u.username, '_', 2)::integer %% 20
      WHERE u.username LIKE 'user\\_%%'
      """;

  /** One statement of a client; what brackets transactions is not counted. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "LOG: +(?:execute [^:]*|statement): +(?!BEGIN|COMMIT|ROLLBACK|SET SESSION|SHOW )\\S");

  /** What instances ask by themselves, over and over: db-router of nodes, documents to be kept. */
  private static final Pattern BY_ITSELF =
      Pattern.compile("pg_is_in_recovery|standby|pg_\\w*wal_|fera_app\\.");

  private final Path checkout;
  private final FeraPortal portal;

  LargePortal(Path checkout, OgcServers servers) throws Exception {
    this.checkout = checkout;
    this.portal = FeraPortal.up(checkout, Map.of(), "--only", "postgres", "--empty");
    // The first instance makes the tables.
    instance(Map.of()).close();
    load(servers);
    execute("fera", USERS.formatted(HASH));
    // The server's log says what clients ask.
    execute("postgres", "ALTER ROLE fera SET log_statement = 'all'");
  }

  /** Starts one, which asks the master alone, so that one log has all statements. */
  ServiceJar instance(Map<String, String> more) throws IOException {
    Map<String, String> variables =
        new HashMap<>(
            Map.of(
                "PGHOST", "127.0.0.1",
                "PGPORT", Integer.toString(portal.postgresPort()),
                "PGUSER", "fera",
                "PGPASSWORD", "fera",
                "PGDATABASE", "fera",
                "FERA_ROUTER_TOKEN_KEY", "0123456789abcdef0123456789abcdef",
                "VISIBLE_WEB_HOST", "portal.example.org",
                "VISIBLE_WEB_PROTOCOL", "https",
                "LANG", "C.UTF-8"));
    variables.putAll(more);
    return ServiceJar.start(checkout, "wsgi-app", variables);
  }

  /** How many statements clients have sent since a mark. */
  long statementsSince(String mark) {
    String log = portal.run(List.of("logs", "postgres-1", "-n", "5000"));
    return log.substring(log.lastIndexOf(mark))
        .lines()
        .filter(line -> STATEMENT.matcher(line).find() && !BY_ITSELF.matcher(line).find())
        .count();
  }

  /** Writes a mark into the log of statements. */
  void mark(String mark) throws SQLException {
    execute("fera", "SELECT '" + mark + "'");
  }

  void execute(String user, String sql) throws SQLException {
    try (Connection database =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + portal.postgresPort() + "/fera", user, "fera");
        Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private void load(OgcServers servers) throws IOException, InterruptedException {
    Process psql =
        new ProcessBuilder(
                "psql",
                "-qX",
                "-v",
                "ON_ERROR_STOP=1",
                "-v",
                "servers=" + servers.addresses(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(portal.postgresPort()),
                "-U",
                "fera",
                "-f",
                checkout.resolve("deploy/bench/large-portal.sql").toString(),
                "fera")
            .redirectErrorStream(true)
            .start();
    String output = new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (psql.waitFor() != 0) {
      throw new IllegalStateException("large-portal.sql: " + output);
    }
  }

  @Override
  public void close() {
    portal.close();
  }
}
