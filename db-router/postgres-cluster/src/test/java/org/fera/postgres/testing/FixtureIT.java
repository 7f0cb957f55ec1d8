package org.fera.postgres.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.fera.postgres.PostgresCluster;
import org.fera.postgres.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FixtureIT {

  private PostgresCluster own;

  @BeforeAll
  void makeCluster() {
    own = TestCluster.own(1);
  }

  @AfterAll
  void closeCluster() {
    own.close();
  }

  @Test
  void aDatabaseOfTheSharedClusterIsOnEveryNodeWithItsExtensions() {
    try (TestDatabase database = TestDatabase.create()) {
      TestCluster cluster = database.cluster();
      assertThat(cluster.slaves()).hasSize(2).allMatch(Server::isSlave);
      for (Server slave : cluster.slaves()) {
        assertThat(
                slave.ask(
                    database.name(),
                    "select string_agg(extname, ' ' order by extname) from pg_extension"))
            .contains("hstore pg_trgm plpgsql postgis unaccent");
      }
    }
  }

  @Test
  void theSharedClusterIsStartedOnce() {
    assertThat(TestCluster.shared()).isEqualTo(TestCluster.shared());
    assertThat(System.getProperty(TestCluster.PROPERTY))
        .contains(TestCluster.shared().master().toString());
  }

  @Test
  void itsEnvironmentNamesMasterAndSlaves() {
    try (TestDatabase database = TestDatabase.create()) {
      assertThat(database.environment())
          .containsEntry("PGHOST", database.cluster().master().host())
          .containsEntry("PGDATABASE", database.name())
          .containsEntry("PGUSER", "fera")
          .containsEntry(
              "PGHOST_SLAVE",
              database.cluster().slaves().get(0).host()
                  + ","
                  + database.cluster().slaves().get(1).host());
    }
  }

  @Test
  void closingDropsItUnderAnOpenSession() throws SQLException {
    TestDatabase database = TestDatabase.create();
    try (Connection session = database.connect()) {
      assertThat(session.isValid(5)).isTrue();
      database.close();
      assertThat(
              database
                  .cluster()
                  .master()
                  .ask(
                      "postgres",
                      "select 1 from pg_database where datname = '" + database.name() + "'"))
          .isEmpty();
    }
  }

  @Test
  void withoutATemplateTheCommandThatMakesOneIsTold() {
    try (PostgresCluster bare = TestCluster.own(0)) {
      TestCluster cluster = TestCluster.of(bare);
      assertThatThrownBy(() -> TestDatabase.create(cluster))
          .hasMessageContaining("run ./fera test --only");
    }
  }

  @Test
  void theTemplateIsMadeOnceAndAgainOnlyWhenItsFileChanges(@TempDir Path checkout)
      throws IOException {
    prepare(checkout);
    Optional<String> first = templateId();
    prepare(checkout);
    assertThat(templateId()).isEqualTo(first).isPresent();

    geodata(checkout, "create schema geodata; create table geodata.place as select 1 as gid;");
    prepare(checkout);
    assertThat(templateId()).isNotEqualTo(first);
    try (TestDatabase database = TestDatabase.create(TestCluster.of(own))) {
      assertThat(own.slaves().get(0).server().ask(database.name(), "select * from geodata.place"))
          .contains("1");
    }
  }

  @Test
  void aBrokenGeodataFileLeavesTheTemplateAsItWas(@TempDir Path checkout) throws IOException {
    prepare(checkout);
    Optional<String> before = templateId();
    geodata(checkout, "create schema geodata; select broken;");
    assertThatThrownBy(() -> prepare(checkout)).hasMessageContaining("broken");
    assertThat(templateId()).isEqualTo(before).isPresent();
  }

  private void prepare(Path checkout) {
    TestTemplate.prepare(own.master().server(), own.settings().programs(), checkout);
  }

  private Optional<String> templateId() {
    return own.master()
        .server()
        .ask(
            "postgres",
            "select oid from pg_database where datistemplate and datname = 'fera_template'");
  }

  private static void geodata(Path checkout, String sql) throws IOException {
    Path file = checkout.resolve("deploy/sample/geodata.sql.gz");
    Files.createDirectories(file.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(sql.getBytes(StandardCharsets.UTF_8));
    }
  }
}
