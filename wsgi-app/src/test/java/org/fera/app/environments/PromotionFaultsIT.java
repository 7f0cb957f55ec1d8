package org.fera.app.environments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fera.app.environments.clone.Reasons;
import org.fera.app.environments.clone.Stopped;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong, production is as it was, and the next promotion works. */
class PromotionFaultsIT {

  private static final String SPARE =
      "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'main\\_v%'";

  private Portals portals;

  @BeforeEach
  void create() {
    portals = Portals.create();
  }

  @AfterEach
  void drop() {
    portals.close();
  }

  @Test
  @Tag("WA-10.3.1")
  void aBrokenConnectionChangesNothing() {
    AtomicBoolean broken = new AtomicBoolean();
    assertThatThrownBy(
            () ->
                portals
                    .environments()
                    .promote("integration", "production", "t", false, p -> breakOnce(p, broken)))
        .isInstanceOf(Stopped.class)
        .hasMessageContaining("the connection to the database broke");
    assertThat(broken).isTrue();
    assertThat(portals.mark()).isEqualTo("of production");
    assertThat(portals.environments().log().newest(1))
        .extracting(AuditLog.Entry::outcome)
        .containsExactly("stopped");
    portals.promote();
    assertThat(portals.mark()).isEqualTo("of integration");
    assertThat(portals.rows(SPARE)).containsExactly("main_v1");
  }

  private void breakOnce(Progress progress, AtomicBoolean broken) {
    if (progress.phase().equals("copy") && progress.done() > 30 && !broken.getAndSet(true)) {
      portals.rows(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
              + " AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'");
    }
  }

  @Test
  @Tag("WA-10.3.2")
  void whatARunBeforeLeftHalfMadeIsClearedAway() {
    portals.execute(
        """
        INSERT INTO fera_app.environment_version (schema_name, environment, number, state)
        VALUES ('main_v7', 'main', 7, 'building');
        INSERT INTO fera_app.environment_log (action, target, username) VALUES ('promote', 'main', 'gone');
        CREATE SCHEMA main_v7; CREATE TABLE main_v7.half (made int);
        CREATE TABLE fera_app.history_main_v7 (half int);
        CREATE SCHEMA main_v70;
        """);
    portals.promote();
    assertThat(portals.rows(SPARE)).containsExactlyInAnyOrder("main_v1", "main_v70");
    assertThat(portals.rows("SELECT to_regclass('fera_app.history_main_v7')"))
        .containsExactly("null");
    assertThat(
            portals.rows(
                "SELECT outcome, message FROM fera_app.environment_log WHERE username = 'gone'"))
        .containsExactly("stopped It was broken off.");
  }

  @Test
  @Tag("WA-10.3.3")
  void oneAtATime() {
    Environments environments = portals.environments();
    AtomicBoolean tried = new AtomicBoolean();
    environments.promote(
        "integration",
        "production",
        "anna",
        false,
        progress -> {
          if (!tried.getAndSet(true)) {
            assertThatThrownBy(() -> Portals.promote(environments))
                .isInstanceOf(Stopped.class)
                .hasMessageContaining(
                    "Other work on an environment is under way: promote by anna since");
          }
        });
    assertThat(tried).isTrue();
    assertThat(portals.mark()).isEqualTo("of integration");
  }

  @Test
  @Tag("WA-10.3.4")
  void aLongReaderOfWhatHasToBeRepointedStopsItAndNobodyWaitsBehind() throws SQLException {
    portals.execute("CREATE SCHEMA project; CREATE VIEW project.v AS SELECT * FROM main.mark");
    try (Connection reader = portals.database().connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT * FROM project.v");
      assertThatThrownBy(() -> portals.promote())
          .isInstanceOf(Stopped.class)
          .hasMessageContaining("Others hold locks")
          .hasMessageContaining("tried 3 times");
      assertThat(portals.mark()).isEqualTo("of production");
      assertThat(portals.rows(SPARE)).isEmpty();
      // Readers of the schema itself are in nobody's way.
      reader.commit();
      portals.execute("DROP VIEW project.v");
      statement.execute("SELECT * FROM main.mark");
      portals.promote();
      assertThat(portals.mark()).isEqualTo("of integration");
    }
  }

  @Test
  @Tag("WA-10.3.4")
  void somebodyWhoChangesWhatHasToBeRepointedDoesNotHoldItUpForEver() throws SQLException {
    portals.execute("CREATE SCHEMA project; CREATE VIEW project.v AS SELECT * FROM main.mark");
    try (Connection changing = portals.database().connect();
        Statement statement = changing.createStatement()) {
      changing.setAutoCommit(false);
      statement.execute("DROP VIEW project.v");
      assertThatThrownBy(() -> portals.promote())
          .isInstanceOf(Stopped.class)
          .hasMessageContaining("another transaction holds a lock for too long");
      changing.rollback();
    }
    assertThat(portals.mark()).isEqualTo("of production");
  }

  @Test
  @Tag("WA-10.3.5")
  void theSwapIsTriedAgainUntilTheReaderIsGone() throws SQLException {
    portals.execute("CREATE SCHEMA project; CREATE VIEW project.v AS SELECT * FROM main.mark");
    Portals.Config patient =
        new Portals.Config(2, Duration.ofMillis(50), Duration.ofSeconds(20), 50);
    try (Connection reader = portals.database().connect();
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.execute("SELECT * FROM project.v");
      portals
          .environments(patient)
          .promote(
              "integration",
              "production",
              "t",
              false,
              progress -> {
                if (progress.phase().equals("swap") && progress.done() == 2) {
                  end(reader);
                }
              });
    }
    assertThat(portals.rows("SELECT text FROM project.v")).containsExactly("of integration");
  }

  @Test
  @Tag("WA-10.3.6")
  void reasonsAreSaidInAFewWords() {
    assertThat(Reasons.of(new SQLException("ERROR: could not extend file", "53100")))
        .isEqualTo("the disk of the database is full");
    assertThat(Reasons.of(new SQLException("ERROR: no\n  Detail: Key (email)=(a@b.ch)", "23505")))
        .isEqualTo("no");
  }

  private static void end(Connection reader) {
    try {
      reader.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
