package org.fera.router.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

  private static final Map<String, String> PG =
      Map.of("PGHOST", "db1", "PGDATABASE", "geo", "PGUSER", "www", "PGPASSWORD", "a${b}c");

  private static Map<String, String> with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(PG);
    all.putAll(more);
    return all;
  }

  private static SourceSettings main(Map<String, String> more) {
    return TestSettings.read(with(more)).sources().get("main");
  }

  @Tag("DR-4.1")
  @Test
  void without_any_host_there_are_no_sources() {
    assertThat(TestSettings.read(Map.of("PGUSER", "www", "PGHOST", " ")).sources()).isEmpty();
  }

  @Tag("DR-4.2")
  @Test
  void the_environment_makes_the_source_main() {
    SourceSettings main =
        main(Map.of("PGHOST_SLAVE", "s1, s2:5434,[::1]:5435,fe80::1", "PGPORT", "5433"));
    assertThat(main.masters()).containsExactly(new HostPort("db1", 5433));
    assertThat(main.slaves())
        .containsExactly(
            new HostPort("s1", 5433),
            new HostPort("s2", 5434),
            new HostPort("::1", 5435),
            new HostPort("fe80::1", 5433));
    assertThat(main.masterLogin().database()).isEqualTo("geo");
    assertThat(main.masterLogin().password()).contains("a${b}c");
    assertThat(main.slaveLogin()).isEqualTo(main.masterLogin());
  }

  @Tag("DR-4.2")
  @Test
  void each_host_may_have_its_port() {
    SourceSettings main =
        main(Map.of("PGHOST", "a,b", "PGPORT", "1,2", "PGHOST_SLAVE", "c", "PGPORT_SLAVE", "3"));
    assertThat(main.masters()).containsExactly(new HostPort("a", 1), new HostPort("b", 2));
    assertThat(main.slaves()).containsExactly(new HostPort("c", 3));
  }

  @Tag("DR-4.3")
  @Test
  void own_keys_make_any_number_of_sources_and_beat_the_environment() {
    RouterSettings settings =
        TestSettings.read(
            with(
                Map.of(
                    "fera.router.main.database", "other",
                    "fera.router.main.slave.hosts", "s9",
                    "fera.router.main.slave.username", "reader",
                    "fera.router.main.slave.password", "r",
                    "fera.router.\"old-one\".master.hosts", "h:1",
                    "fera.router.\"old-one\".database", "d",
                    "fera.router.\"old-one\".slave.statement-timeout", "2s",
                    "fera.router.debug-header", "true")));
    SourceSettings main = settings.sources().get("main");
    assertThat(main.masterLogin().database()).isEqualTo("other");
    assertThat(main.slaves()).containsExactly(new HostPort("s9", 5432));
    assertThat(main.slaveLogin().username()).isEqualTo("reader");
    assertThat(main.slaveLogin().password()).contains("r");
    assertThat(main.masterLogin().username()).isEqualTo("www");
    SourceSettings old = settings.sources().get("old-one");
    assertThat(old.masterLogin())
        .isEqualTo(
            new Login(
                "d", "d", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(old.read().statementTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.debugHeader()).isTrue();
  }

  @Test
  void a_slave_login_of_its_own_never_gets_the_masters_password() {
    assertThat(main(Map.of("fera.router.main.slave.username", "reader")).slaveLogin().password())
        .isEmpty();
  }

  @Tag("DR-4.4")
  @Test
  void pools_are_sized_as_sqlalchemy_does() {
    SourceSettings main =
        main(
            Map.of(
                "SQLALCHEMY_POOL_SIZE",
                "3",
                "SQLALCHEMY_MAX_OVERFLOW",
                "4",
                "SQLALCHEMY_SLAVE_POOL_SIZE",
                "7",
                "SQLALCHEMY_SLAVE_POOL_RECYCLE",
                "30"));
    assertThat(main.write().max()).isEqualTo(7);
    assertThat(main.read().max()).isEqualTo(32);
    assertThat(main.read().maxLifetime()).isEqualTo(Duration.ofSeconds(30));
    assertThat(main(Map.of("fera.router.main.slave.pool-max", "2")).read().max()).isEqualTo(2);
    assertThat(main(Map.of()).read())
        .isEqualTo(
            new PoolSettings(
                30, Duration.ofSeconds(3), Duration.ofMinutes(30), Duration.ofSeconds(30), true));
    assertThat(main(Map.of()).write())
        .isEqualTo(
            new PoolSettings(
                20, Duration.ofSeconds(5), Duration.ofMinutes(30), Duration.ZERO, false));
    assertThat(main(Map.of()).masterRead().readOnly()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "portal, /portal/",
    "/portal, /portal/",
    "/portal/, /portal/",
    "//a//b/, /a/b/",
    "/, /"
  })
  void the_entry_point_begins_and_ends_with_a_slash(String given, String entry) {
    assertThat(TestSettings.read(Map.of("VISIBLE_ENTRY_POINT", given)).entry()).isEqualTo(entry);
  }

  @Tag("DR-4.5")
  @ParameterizedTest
  @CsvSource({
    "PGPORT, abc, PGPORT (test): `abc` is no port",
    "PGPORT, 70000, PGPORT (test): `70000` is no port",
    "PGHOST, /var/run/postgresql, PGHOST (test): `/var/run/postgresql` is no host",
    "SQLALCHEMY_POOL_SIZE, many, SQLALCHEMY_POOL_SIZE (test): `many` is no whole number",
    "fera.router.main.slave.pool-max, 0, fera.router.main.slave.pool-max",
    "fera.router.force-master, GET /(a+)+, fera.router.force-master: `GET /(a+)+` could run away"
  })
  void a_wrong_value_is_one_line_that_names_its_key(String key, String value, String message) {
    assertThatThrownBy(() -> TestSettings.read(with(Map.of(key, value))))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void slaves_without_a_master_are_an_error() {
    assertThatThrownBy(() -> TestSettings.read(Map.of("PGHOST_SLAVE", "s1")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("PGHOST_SLAVE")
        .hasMessageContaining("PGHOST is not");
  }

  @Tag("DR-4.6")
  @Test
  void the_report_tells_where_each_value_came_from_and_no_password() {
    assertThat(TestSettings.read(with(Map.of("fera.router.main.database", "x"))).report())
        .contains(
            new SettingsReport.Row("main master", "db1:5432", "PGHOST (test)"),
            new SettingsReport.Row("main database", "x", "fera.router.main.database"),
            new SettingsReport.Row("main password", "***", "PGPASSWORD (test)"));
  }
}
