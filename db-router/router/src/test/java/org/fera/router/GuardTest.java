package org.fera.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fera.postgres.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a read must not do, on a slave and where there is no slave. */
class GuardTest {

  private static final List<String> WRITES =
      List.of(
          "insert into written values (1)",
          "select * from written for update",
          "select nextval('numbers')",
          "create temp table t ()",
          "truncate written");

  /** Allowed in a read-only session of the master: PostgreSQL counts it as no write. */
  private static final String NOTIFY = "notify fera_test";

  private static TestDatabase database;

  @BeforeAll
  static void create() throws SQLException {
    database = TestDatabase.create();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table written (id int)");
      statement.execute("create sequence numbers");
    }
    database.awaitSlaves();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @Tag("DR-5.5")
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void every_kind_of_write_is_refused_counted_and_leaves_the_connection_usable(boolean slaves)
      throws Exception {
    Map<String, String> settings = new HashMap<>(database.environment());
    if (!slaves) {
      settings.remove("PGHOST_SLAVE");
    }
    List<String> refused =
        Stream.concat(WRITES.stream(), slaves ? Stream.of(NOTIFY) : Stream.empty()).toList();
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Metrics.addRegistry(registry);
    try (DbRouter router = Routers.of(settings)) {
      router.runAs(Role.SLAVE, () -> refuse(router, refused));
      assertThat(registry.get("fera.router.readonly.violation").counter().count())
          .isEqualTo(refused.size());
    } finally {
      Metrics.removeRegistry(registry);
    }
  }

  private static Void refuse(DbRouter router, List<String> refused) throws SQLException {
    try (Connection connection = router.dataSource("main").getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : refused) {
        assertThatThrownBy(() -> statement.execute(sql))
            .as(sql)
            .satisfies(
                failure ->
                    assertThat(RouterException.find(failure))
                        .hasValueSatisfying(
                            found ->
                                assertThat(found)
                                    .isInstanceOf(RouterException.WriteOnSlave.class)
                                    .hasMessageContaining("read-only session")));
        assertThat(statement.execute("select 1")).as("after " + sql).isTrue();
      }
    }
    return null;
  }
}
