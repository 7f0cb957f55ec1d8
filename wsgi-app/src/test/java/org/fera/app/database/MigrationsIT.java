package org.fera.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.fera.app.database.MigratedDatabase.SCHEMAS;
import static org.fera.app.database.MigratedDatabase.schemas;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A new portal's schemas against the contract. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationsIT {

  private static final int SRID = 2056;
  private static final String LAYOUT =
      """
      SELECT table_schema, table_name, column_name, data_type, column_default, is_nullable
      FROM information_schema.columns WHERE table_schema IN ('main', 'main_static', 'fera_app')
      ORDER BY 1, 2, 3
      """;

  private final MigratedDatabase migrated = MigratedDatabase.withSrid(SRID);

  private DataModel model;

  @BeforeAll
  void readContract() throws Exception {
    model = DataModel.read();
  }

  @AfterAll
  void drop() {
    migrated.close();
  }

  @Test
  @Tag("WA-3.1")
  void makesTheTablesOfTheMainSchema() {
    assertThat(tables("main")).isEqualTo(model.main());
  }

  @Test
  @Tag("WA-3.2")
  void makesTheTablesOfTheStaticSchema() {
    assertThat(tables("main_static")).isEqualTo(model.shared());
  }

  @Test
  @Tag("WA-3.3")
  void keepsReferencesAsGeoMapFishDoes() {
    List<String> found =
        migrated.rows(
            """
            SELECT f.relname || '.' || a.attname || ' -> ' || t.relname || ', '
                   || CASE c.confdeltype WHEN 'c' THEN 'cascade' WHEN 'a' THEN 'refused' END
            FROM pg_constraint c
            JOIN pg_class f ON f.oid = c.conrelid
            JOIN pg_class t ON t.oid = c.confrelid AND t.relnamespace = f.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
            WHERE c.contype = 'f' AND c.connamespace::regnamespace::text IN ('main', 'main_static')
            """);
    assertThat(found).containsExactlyInAnyOrderElementsOf(model.references());
  }

  @Test
  @Tag("WA-3.3")
  void givesEachTableItsKeyAndUniqueColumns() {
    assertThat(keys("p")).hasSize(34).contains("theme(id)", "user(id)", "feedback(id_feedback)");
    assertThat(keys("p"))
        .contains("user_role(user_id,role_id)", "role_functionality(role_id,functionality_id)");
    assertThat(keys("u"))
        .containsExactlyInAnyOrder(
            "role(name)",
            "ogc_server(name)",
            "treeitem(type,name)",
            "user(username)",
            "oauth2_client(client_id)",
            "oauth2_bearertoken(access_token)",
            "oauth2_bearertoken(refresh_token)",
            "oauth2_bearertoken(client_id,user_id)",
            "oauth2_authorizationcode(code)",
            "oauth2_authorizationcode(client_id,user_id)");
    assertThat(
            migrated.rows(
                "SELECT indexdef FROM pg_indexes WHERE schemaname = 'main_static' AND indexdef LIKE"
                    + " 'CREATE UNIQUE INDEX ix_main_static_shorturl_ref%(ref)'"))
        .hasSize(1);
  }

  @Test
  @Tag("WA-3.3")
  void numbersByTheSequencesThatGeoMapFishUses() {
    assertThat(
            migrated.rows(
                "SELECT sequence_name FROM information_schema.sequences"
                    + " WHERE sequence_schema = 'main'"))
        .containsExactlyInAnyOrder(
            "dimension_id_seq",
            "functionality_id_seq",
            "interface_id_seq",
            "layergroup_treeitem_id_seq",
            "log_id_seq",
            "metadata_id_seq",
            "ogc_server_id_seq",
            "restrictionarea_id_seq",
            "role_id_seq",
            "treeitem_id_seq",
            "tsearch_id_seq");
  }

  @Test
  @Tag("WA-3.4")
  void startsAPortalWithTechnicalRolesButNoUser() {
    assertThat(migrated.rows("SELECT name FROM main.role"))
        .containsExactly("role_admin", "anonymous", "registered", "intranet");
    assertThat(migrated.rows("SELECT name FROM main.interface"))
        .containsExactly("desktop", "mobile");
    assertThat(
            migrated.rows("SELECT type, name FROM main.treeitem JOIN main.layergroup USING (id)"))
        .containsExactly("group background");
    assertThat(migrated.rows("SELECT username FROM main_static.\"user\"")).isEmpty();
  }

  @Test
  @Tag("WA-3.6")
  void changesNothingTheSecondTime() {
    List<String> before = migrated.rows(LAYOUT);
    assertThat(migrated.migrate(SCHEMAS, SRID)).isZero();
    assertThat(migrated.rows(LAYOUT)).isEqualTo(before);
    assertThat(migrated.rows("SELECT count(*) FROM main.role")).containsExactly("4");
  }

  @Test
  @Tag("WA-3.6")
  void letsInstancesStartTogether() throws Exception {
    try (MigratedDatabase database = MigratedDatabase.empty()) {
      ExecutorService instances = Executors.newFixedThreadPool(3);
      try {
        List<Future<Integer>> ran =
            List.of(
                instances.submit(() -> database.migrate(SCHEMAS, SRID)),
                instances.submit(() -> database.migrate(schemas("main_b", "main_static"), SRID)),
                instances.submit(() -> database.migrate(SCHEMAS, SRID)));
        int sum = 0;
        for (Future<Integer> one : ran) {
          sum += one.get();
        }
        assertThat(sum).isEqualTo(5 + ours());
      } finally {
        instances.shutdownNow();
      }
    }
  }

  @Test
  @Tag("WA-3.6")
  void waitsForAnInstanceThatMigrates() throws Exception {
    ExecutorService instance = Executors.newSingleThreadExecutor();
    try (MigratedDatabase database = MigratedDatabase.empty();
        Connection other = database.database().connect();
        Statement lock = other.createStatement()) {
      lock.execute("SELECT pg_advisory_lock(" + Migrations.LOCK + ")");
      Future<Integer> ran = instance.submit(() -> database.migrate(SCHEMAS, SRID));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  database.rows(
                      "SELECT wait_event FROM pg_stat_activity"
                          + " WHERE datname = current_database() AND wait_event = 'advisory'"),
              waiting -> !waiting.isEmpty());
      assertThat(database.rows("SELECT to_regclass('main.role')")).containsExactly("null");

      lock.execute("SELECT pg_advisory_unlock(" + Migrations.LOCK + ")");
      assertThat(ran.get()).isEqualTo(3 + ours());
    } finally {
      instance.shutdownNow();
    }
  }

  /** How many migrations Fera's own schema has. */
  private static int ours() {
    return MigratedDatabase.file("wsgi-app/src/main/resources/db/app").toFile().list().length;
  }

  @Test
  @Tag("WA-3.5")
  @Tag("WA-3.9")
  void takesOtherSchemaNamesBesideAndSharesTheStaticOne() {
    try (MigratedDatabase database = MigratedDatabase.empty()) {
      assertThat(database.migrate(schemas("user", "portal_static"), 21781)).isEqualTo(3 + ours());
      database.execute(
          "INSERT INTO portal_static.\"user\" (username, display_name, password, email)"
              + " VALUES ('a', 'a', 'x', 'a@example.com')");
      assertThat(database.migrate(schemas("portal_2026", "portal_static"), 21781)).isEqualTo(2);
      assertThat(database.rows("SELECT name FROM \"user\".role"))
          .isEqualTo(database.rows("SELECT name FROM portal_2026.role"));
      assertThat(database.rows("SELECT username FROM portal_static.\"user\"")).containsExactly("a");
      assertThat(
              database.rows(
                  "SELECT DISTINCT srid FROM geometry_columns"
                      + " WHERE f_table_schema IN ('user', 'portal_2026')"))
          .containsExactly("21781");
    }
  }

  @Test
  @Tag("WA-3.7")
  void leavesTablesAloneThatItDidNotMake() {
    try (MigratedDatabase database = MigratedDatabase.empty()) {
      database.execute("CREATE SCHEMA main");
      database.execute("CREATE TABLE main.alembic_version (version_num varchar(32))");
      assertThatThrownBy(() -> database.migrate(SCHEMAS, SRID))
          .isInstanceOf(MigrationException.class)
          .hasMessageContaining("main holds tables that Fera did not create (alembic_version")
          .hasMessageContaining("PGSCHEMA");
      assertThat(
              database.rows(
                  "SELECT table_name FROM information_schema.tables"
                      + " WHERE table_schema IN ('main', 'main_static', 'fera_app')"))
          .containsExactly("alembic_version");
    }
  }

  @Test
  @Tag("WA-3.8")
  void refusesWhatIsNoSrid() {
    assertThatThrownBy(() -> new Migrations(SCHEMAS, 0)).hasMessageContaining("fera.srid");
  }

  private SortedMap<String, SortedSet<String>> tables(String schema) {
    SortedMap<String, SortedSet<String>> tables = new TreeMap<>();
    for (String row :
        migrated.rows(
            """
            SELECT c.relname,
                   a.attname || ' '
                   || replace(replace(replace(replace(format_type(a.atttypid, a.atttypmod),
                        'character varying', 'varchar'), 'timestamp with time zone', 'timestamptz'),
                        'timestamp without time zone', 'timestamp'), ',%d)', ')')
                   || CASE WHEN a.attnotnull THEN '!' ELSE '' END
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = '%s'::regnamespace AND c.relkind = 'r'
              AND a.attnum > 0 AND NOT a.attisdropped
            """
                .formatted(SRID, schema))) {
      String[] parts = row.split(" ", 2);
      tables.computeIfAbsent(parts[0], table -> new TreeSet<>()).add(parts[1]);
    }
    return tables;
  }

  private List<String> keys(String kind) {
    return migrated.rows(
        """
        SELECT c.relname || '(' || string_agg(a.attname, ',' ORDER BY k.position) || ')'
        FROM pg_constraint n JOIN pg_class c ON c.oid = n.conrelid
        CROSS JOIN LATERAL unnest(n.conkey) WITH ORDINALITY AS k (attnum, position)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
        WHERE n.contype = '%s' AND c.relnamespace::regnamespace::text IN ('main', 'main_static')
        GROUP BY n.oid, c.relname
        """
            .formatted(kind));
  }
}
