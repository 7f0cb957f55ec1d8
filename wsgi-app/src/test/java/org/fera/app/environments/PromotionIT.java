package org.fera.app.environments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.fera.app.environments.clone.Stopped;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PromotionIT {

  private static final String SCHEMAS =
      "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'main%' ORDER BY 1";

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
  @Tag("WA-10.2.1")
  void productionServesACopyOfIntegrationAndKeepsWhatItWas() {
    List<Progress> told = new ArrayList<>();
    String message =
        portals.environments().promote("integration", "production", "anna", false, told::add);
    assertThat(message).startsWith("production serves a copy of integration as version 2: ");
    assertThat(portals.mark()).isEqualTo("of integration");
    assertThat(portals.rows("SELECT text FROM main_v1.mark")).containsExactly("of production");
    assertThat(portals.rows(SCHEMAS))
        .containsExactly("main", "main_integration", "main_static", "main_v1");
    assertThat(told).extracting(Progress::phase).contains("check", "copy", "analyze", "swap");
    AuditLog.Entry entry = portals.environments().log().newest(1).get(0);
    assertThat(entry.action()).isEqualTo("promote");
    assertThat(entry.source()).isEqualTo("main_integration");
    assertThat(entry.target()).isEqualTo("main");
    assertThat(entry.user()).isEqualTo("anna");
    assertThat(entry.outcome()).isEqualTo("done");
    assertThat(entry.message()).isEqualTo(message);
    assertThat(entry.endedAt()).isNotNull();
  }

  @Test
  @Tag("WA-10.2.1")
  void migrationsGoOnAfterwards() {
    portals.promote();
    portals.migrate("main");
    assertThat(portals.rows("SELECT count(*) FROM fera_app.history_main"))
        .isEqualTo(portals.rows("SELECT count(*) FROM fera_app.history_main_integration"));
    assertThat(portals.rows("SELECT count(*) > 0 FROM fera_app.history_main_v1"))
        .containsExactly("t");
  }

  @Test
  @Tag("WA-10.2.2")
  void rollbackServesTheVersionBeforeAndAgainTheOneBeforeThat() {
    portals.promote();
    portals.execute("UPDATE main_integration.mark SET text = 'second'");
    portals.promote();
    assertThat(portals.mark()).isEqualTo("second");
    Environments environments = portals.environments();
    assertThat(environments.rollback("production", "tester", false, p -> {}))
        .isEqualTo("production serves version 2 again.");
    assertThat(portals.mark()).isEqualTo("of integration");
    environments.rollback("production", "tester", false, p -> {});
    assertThat(portals.mark()).isEqualTo("of production");
    assertThatThrownBy(() -> environments.rollback("production", "tester", false, p -> {}))
        .isInstanceOf(Stopped.class)
        .hasMessageContaining("No version before");
    portals.promote();
    assertThat(portals.mark()).isEqualTo("second");
  }

  @Test
  @Tag("WA-10.2.3")
  void asManyVersionsAreKeptAsSaid() {
    for (int i = 0; i < 4; i++) {
      portals.promote();
    }
    assertThat(portals.rows(SCHEMAS))
        .containsExactly("main", "main_integration", "main_static", "main_v3", "main_v4");
    assertThat(portals.environments().list())
        .extracting(Listing.Entry::name, Listing.Entry::version)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("production", 5),
            org.assertj.core.groups.Tuple.tuple("integration", 1));
    assertThat(
            portals.rows(
                "SELECT count(*) FROM pg_class WHERE relname LIKE 'history_main_v%' AND relkind = 'r'"))
        .containsExactly("2");
  }

  @Test
  @Tag("WA-10.2.4")
  void statementsPreparedBeforeReadTheNewSchemaAfter() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                portals.database().jdbcUrl() + "?user=fera&prepareThreshold=1");
        PreparedStatement query = connection.prepareStatement("SELECT text FROM main.mark")) {
      assertThat(first(query)).isEqualTo("of production");
      portals.promote();
      assertThat(first(query)).isEqualTo("of integration");
    }
  }

  @Test
  @Tag("WA-10.2.5")
  void whatOtherSchemasHaveOfProductionFollows() {
    portals.execute(
        """
        CREATE SCHEMA project;
        CREATE VIEW project.v WITH (security_barrier) AS SELECT text, 'main.mark' AS t FROM main.mark;
        CREATE VIEW project.w AS SELECT * FROM project.v;
        GRANT SELECT ON project.v TO PUBLIC;
        COMMENT ON VIEW project.v IS 'kept';
        CREATE TABLE project.note (role_id int CONSTRAINT of_role REFERENCES main.role ON DELETE CASCADE,
          n int DEFAULT nextval('main.role_id_seq'));
        INSERT INTO project.note VALUES (1);
        COMMENT ON CONSTRAINT of_role ON project.note IS 'a key';
        CREATE FUNCTION main_integration.stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE FUNCTION main.stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER stamp BEFORE INSERT ON project.note FOR EACH ROW EXECUTE FUNCTION main.stamp();
        ALTER TABLE project.note ENABLE ROW LEVEL SECURITY;
        CREATE POLICY known ON project.note USING (role_id IN (SELECT id FROM main.role));
        CREATE FUNCTION project.text() RETURNS text LANGUAGE sql AS 'SELECT text FROM main.mark';
        """);
    portals.execute(
        "CREATE FUNCTION project.atomic() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT text FROM main.mark; END");
    portals.promote();
    portals.execute("DROP SCHEMA main_v1 CASCADE");
    assertThat(portals.rows("SELECT text, t, project.text(), project.atomic() FROM project.w"))
        .containsExactly("of integration main.mark of integration of integration");
    assertThat(
            portals.rows(
                "SELECT obj_description('project.v'::regclass), reloptions,"
                    + " has_table_privilege('public', 'project.v', 'SELECT') FROM pg_class"
                    + " WHERE oid = 'project.v'::regclass"))
        .containsExactly("kept {security_barrier=true} t");
    assertThat(
            portals.rows(
                "SELECT pg_get_constraintdef(oid), obj_description(oid, 'pg_constraint')"
                    + " FROM pg_constraint WHERE conname = 'of_role'"))
        .containsExactly("FOREIGN KEY (role_id) REFERENCES main.role(id) ON DELETE CASCADE a key");
    assertThat(portals.rows("SELECT tgfoid::regprocedure FROM pg_trigger WHERE tgname = 'stamp'"))
        .containsExactly("main.stamp()");
    assertThat(
            portals.rows(
                "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef"
                    + " WHERE adrelid = 'project.note'::regclass"))
        .containsExactly("nextval('main.role_id_seq'::regclass)");
    portals.execute("INSERT INTO project.note VALUES (2)");
    portals.execute("DELETE FROM main.role WHERE id = 1");
    assertThat(portals.rows("SELECT role_id FROM project.note")).containsExactly("2");
  }

  @Test
  @Tag("WA-10.2.6")
  void whatCannotFollowStopsIt() {
    portals.execute(
        """
        CREATE SCHEMA project;
        CREATE MATERIALIZED VIEW project.m AS SELECT * FROM main.mark;
        """);
    stops("Objects of other schemas depend on main", "rule _RETURN on materialized view project.m");
    portals.execute(
        """
        DROP MATERIALIZED VIEW project.m;
        ALTER TABLE main.mark ADD COLUMN only_here int;
        CREATE VIEW project.v AS SELECT only_here FROM main.mark;
        """);
    stops("view project.v cannot be re-pointed", "only_here");
    portals.execute(
        """
        DROP VIEW project.v;
        CREATE TABLE project.note (role_id int REFERENCES main.role);
        INSERT INTO main.role (id, name) VALUES (77, 'new');
        INSERT INTO project.note VALUES (77);
        """);
    stops("note_role_id_fkey", "violates foreign key constraint");
  }

  @Test
  @Tag("WA-10.2.7")
  void aViewThatReadsTheOtherEnvironmentStopsIt() {
    portals.execute("CREATE VIEW main_integration.peep AS SELECT * FROM main.mark");
    stops("Objects of main_integration refer to another environment", "peep", "main");
  }

  @Test
  @Tag("WA-10.2.8")
  void rolesThatUsersWouldLoseStopItUnlessAllowed() {
    portals.execute(
        """
        INSERT INTO main_static."user" (id, username, display_name, password, email, settings_role_id)
        VALUES (1, 'anna', 'Anna', 'x', 'a@example.org', NULL), (2, 'bruno', 'Bruno', 'x', 'b@example.org', 51);
        INSERT INTO main.role (id, name) VALUES (50, 'editors'), (51, 'viewers'), (52, 'nobody has it');
        INSERT INTO main_integration.role (id, name) VALUES (51, 'administrators');
        INSERT INTO main_static.user_role VALUES (1, 50), (2, 50), (1, 1);
        """);
    stops(
        "editors (id 50) of anna, bruno", "viewers (id 51, which becomes administrators) of bruno");
    assertThat(portals.environments().log().newest(1)).isEmpty();
    portals.environments().promote("integration", "production", "tester", true, p -> {});
    assertThat(portals.mark()).isEqualTo("of integration");
  }

  @Test
  @Tag("WA-10.2.9")
  void migrationsThatDifferStopIt() {
    portals.execute(
        "INSERT INTO fera_app.history_main_integration SELECT 99, '99', description, type, script, 7, installed_by,"
            + " installed_on, 1, true FROM fera_app.history_main_integration LIMIT 1");
    stops("The migrations differ: main_integration is at version 99, main at");
  }

  @Test
  @Tag("WA-10.2.10")
  void wrongNamesAreTold() {
    Environments environments = portals.environments();
    assertThatThrownBy(() -> environments.promote("nowhere", "production", "t", false, p -> {}))
        .hasMessage("There is no environment nowhere: the database has no schema main_nowhere.");
    assertThatThrownBy(() -> environments.promote("main", "production", "t", false, p -> {}))
        .hasMessage("An environment cannot be promoted to itself: main.");
    assertThatThrownBy(() -> environments.promote("Bad name", "production", "t", false, p -> {}))
        .isInstanceOf(Stopped.class)
        .hasMessageContaining("No environment can have that name");
    assertThatThrownBy(() -> environments.promote("static", "production", "t", false, p -> {}))
        .hasMessageContaining("main_static holds no portal");
  }

  @Test
  @Tag("WA-10.2.11")
  void aDryRunTellsAndChangesNothing() {
    portals.execute("CREATE SCHEMA project; CREATE VIEW project.v AS SELECT * FROM main.mark");
    List<String> before = portals.rows(SCHEMAS);
    assertThat(portals.environments().promoteDry("integration", "production", false))
        .anyMatch(said -> said.contains("view project.v"))
        .anyMatch(said -> said.matches("\\d+ tables with about \\d+ rows.*"))
        .contains("production, version 1, would be kept as main_v1.", "Nothing was changed.");
    assertThat(portals.rows(SCHEMAS)).isEqualTo(before);
    assertThat(portals.mark()).isEqualTo("of production");
    portals.execute("CREATE AGGREGATE main_integration.total(int) (SFUNC = int4pl, STYPE = int)");
    assertThatThrownBy(() -> portals.environments().promoteDry("integration", "production", false))
        .hasMessageContaining("aggregate total(integer)");
  }

  @Test
  @Tag("WA-10.2.12")
  void instancesAreToldAtTheSwap() throws Exception {
    try (Connection connection = portals.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("LISTEN fera_main_themes");
      portals.promote();
      statement.execute("SELECT 1");
      // By name: the driver's interface has annotations of a library that is not there.
      Class<?> listening = Class.forName("org.postgresql.PGConnection");
      Object[] told =
          (Object[]) listening.getMethod("getNotifications").invoke(connection.unwrap(listening));
      assertThat(told).extracting("parameter").containsExactly("*");
    }
  }

  @Test
  @Tag("WA-10.2.13")
  void environmentsAreMadeAndDropped() {
    Environments environments = portals.environments();
    environments.create("test", "integration", "tester", p -> {});
    assertThat(portals.rows("SELECT text FROM main_test.mark")).containsExactly("of integration");
    environments.promote("integration", "test", "tester", false, p -> {});
    environments.create("empty", null, "tester", p -> {});
    portals.migrate("main_test");
    assertThat(environments.list()).extracting(Listing.Entry::name).contains("test", "empty");
    assertThatThrownBy(() -> environments.create("test", null, "tester", p -> {}))
        .hasMessage("The schema main_test is there already.");
    environments.drop("test", "tester", p -> {});
    environments.drop("empty", "tester", p -> {});
    assertThatThrownBy(() -> environments.drop("production", "tester", p -> {}))
        .hasMessageContaining("serves here");
    portals.execute(
        "CREATE SCHEMA project; CREATE VIEW project.v AS SELECT * FROM main_integration.mark");
    assertThatThrownBy(() -> environments.drop("integration", "tester", p -> {}))
        .hasMessageContaining("project.v");
    assertThat(portals.rows(SCHEMAS)).containsExactly("main", "main_integration", "main_static");
    assertThat(portals.rows("SELECT relname FROM pg_class WHERE relname LIKE 'history_main_test%'"))
        .isEmpty();
  }

  @Test
  @Tag("WA-10.2.14")
  void functionsThatNameIntegrationNameProductionAfterwards() {
    portals.execute(
        """
        CREATE FUNCTION main_integration.f() RETURNS text LANGUAGE sql AS 'SELECT text FROM main_integration.mark';
        CREATE FUNCTION main_integration.g() RETURNS text LANGUAGE sql SET search_path = main_integration AS
          'SELECT text FROM mark';
        """);
    portals.promote();
    portals.execute("UPDATE main_integration.mark SET text = 'later'; DROP SCHEMA main_v1 CASCADE");
    assertThat(portals.rows("SELECT main.f(), main.g()"))
        .containsExactly("of integration of integration");
  }

  private void stops(String... words) {
    assertThatThrownBy(() -> portals.promote())
        .isInstanceOf(Stopped.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
    assertThat(portals.mark()).isEqualTo("of production");
    assertThat(portals.rows(SCHEMAS)).containsExactly("main", "main_integration", "main_static");
  }

  private static String first(PreparedStatement query) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      rows.next();
      return rows.getString(1);
    }
  }
}
