package org.fera.router;

import io.smallrye.config.SmallRyeConfig;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.fera.postgres.Node;
import org.fera.postgres.PostgresCluster;
import org.fera.router.settings.RouterConfig;
import org.fera.router.settings.TestSettings;
import org.fera.router.source.HostResolver;
import org.fera.router.transaction.Transactions;

/** Routers without an application around them. */
final class Routers {

  private Routers() {}

  static DbRouter of(Map<String, String> settings) {
    return of(settings, HostResolver.system());
  }

  static DbRouter of(Map<String, String> settings, HostResolver resolver) {
    SmallRyeConfig config = TestSettings.config(settings);
    return new DbRouter(
        config.getConfigMapping(RouterConfig.class), config, Transactions.none(), resolver);
  }

  /** All nodes of a cluster, the database and login {@code postgres}. */
  static DbRouter over(PostgresCluster cluster, Map<String, String> more) {
    return over(cluster, more, HostResolver.system());
  }

  static DbRouter over(PostgresCluster cluster, Map<String, String> more, HostResolver resolver) {
    Map<String, String> settings = new HashMap<>();
    settings.put("PGHOST", cluster.master().host());
    settings.put("PGPORT", String.valueOf(cluster.master().port()));
    settings.put("PGUSER", "postgres");
    settings.put("PGDATABASE", "postgres");
    settings.put(
        "PGHOST_SLAVE", cluster.slaves().stream().map(Node::host).collect(Collectors.joining(",")));
    settings.putAll(more);
    return of(settings, resolver);
  }

  static String read(DbRouter router) throws Exception {
    return router.runAs(
        Role.SLAVE, () -> ask(router.dataSource("main"), "select host(inet_server_addr())"));
  }

  static String write(DbRouter router) throws Exception {
    return router.runAs(
        Role.MASTER,
        () -> ask(router.dataSource("main"), "insert into written default values returning id"));
  }

  /** The host that a write goes to. */
  static String writer(DbRouter router) throws Exception {
    return ask(
        router.master("main"),
        "insert into written default values returning host(inet_server_addr())");
  }

  static String ask(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** The state of the node at a host. */
  static String state(DbRouter router, String host) {
    return router.status().nodes().stream()
        .filter(node -> node.address().startsWith(host + ":"))
        .findFirst()
        .orElseThrow()
        .state();
  }
}
