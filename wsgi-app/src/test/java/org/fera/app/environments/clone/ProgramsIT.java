package org.fera.app.environments.clone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Views, functions, triggers, rules, policies: what has expressions and text. */
class ProgramsIT extends CloneFixture {

  @Test
  @Tag("WA-10.1.16")
  void viewsUponViews() {
    execute(
        """
        CREATE TABLE main.a (id int PRIMARY KEY, t text);
        CREATE VIEW main.z WITH (security_barrier, check_option = local) AS SELECT * FROM main.a WHERE t <> 'main.a';
        CREATE VIEW main.b AS SELECT z.*, (SELECT count(*) FROM main.a) AS n FROM main.z;
        CREATE VIEW main.grouped AS SELECT id, t FROM main.a GROUP BY id;
        CREATE VIEW main.pg_class AS SELECT relname, 'main.' AS t FROM pg_catalog.pg_class, main.a;
        ALTER VIEW main.b ALTER t SET DEFAULT 'main.b';
        INSERT INTO main.a VALUES (1, 'x'), (2, 'main.a');
        """);
    faithfulCopy();
    execute("DELETE FROM main.a");
    assertThat(rows("TABLE copy_of_it.b")).containsExactly("1 x 2");
  }

  @Test
  @Tag("WA-10.1.17")
  void materializedViews() {
    execute(
        """
        CREATE TABLE main.a (id int, t text);
        INSERT INTO main.a VALUES (1, 'main.');
        CREATE FUNCTION main.f() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(*) FROM main.a';
        CREATE MATERIALIZED VIEW main.m WITH (fillfactor = 50) AS SELECT *, main.f() FROM main.a;
        CREATE UNIQUE INDEX ON main.m (id);
        CREATE MATERIALIZED VIEW main.empty AS SELECT * FROM main.m WITH NO DATA;
        CREATE VIEW main.over AS SELECT * FROM main.m;
        """);
    copy();
    assertThat(rows("TABLE copy_of_it.over")).containsExactly("1 main. 1");
    assertThat(rows("SELECT relispopulated FROM pg_class WHERE oid = 'copy_of_it.empty'::regclass"))
        .containsExactly("f");
    execute("REFRESH MATERIALIZED VIEW CONCURRENTLY copy_of_it.m");
  }

  @Test
  @Tag("WA-10.1.18")
  void functionsKeepTheirText() {
    execute(
        """
        CREATE TABLE main.a (id int);
        CREATE FUNCTION main.say("main." text DEFAULT 'main.') RETURNS text LANGUAGE plpgsql STRICT SECURITY DEFINER
          COST 7 AS $main$
        DECLARE x text := $$main. and $q$ 'main.'$$; -- main.a
        BEGIN /* main.a /* main.a */ */ RETURN x || 'main.' || "main."; END $main$;
        CREATE PROCEDURE main.go(INOUT n int) LANGUAGE plpgsql AS 'BEGIN n := n + 1; END';
        CREATE FUNCTION main.count() RETURNS bigint LANGUAGE sql SET search_path = 'main', public SET work_mem = '8MB'
          AS 'SELECT count(*) FROM a';
        CREATE FUNCTION main.over(variadic int[]) RETURNS int LANGUAGE sql RETURN 1;
        """);
    // By itself: the driver does not split a text that has such a body.
    execute(
        "CREATE FUNCTION main.rows() RETURNS SETOF main.a LANGUAGE sql BEGIN ATOMIC SELECT * FROM main.a;"
            + " SELECT a.id FROM main.a; END");
    faithfulCopy();
    assertThat(rows("SELECT copy_of_it.say()")).isEqualTo(rows("SELECT main.say()"));
    execute("INSERT INTO copy_of_it.a VALUES (1), (2)");
    assertThat(rows("SELECT copy_of_it.count(), (SELECT count(*) FROM copy_of_it.rows())"))
        .containsExactly("2 2");
  }

  @Test
  @Tag("WA-10.1.19")
  void functionsThatNameTheirSchemaFollow() {
    execute(
        """
        CREATE TABLE main.a (id int);
        CREATE TABLE main."B b" (id int);
        INSERT INTO main.a VALUES (1);
        CREATE FUNCTION main.f() RETURNS text LANGUAGE plpgsql AS $f$
        DECLARE r main.a; n int;
        BEGIN
          SELECT count(*) INTO n FROM Main.a, "main" . "B b"; -- main.a
          RETURN n || ' main. $$';
        END $f$;
        """);
    SchemaCloner.Copied copied = copy("main", COPY, "later", Set.of());
    execute("INSERT INTO copy_of_it.\"B b\" VALUES (1), (2)");
    assertThat(rows("SELECT copy_of_it.f()")).containsExactly("2 main. $$");
    assertThat(rows("SELECT main.f()")).containsExactly("0 main. $$");
    execute("ALTER SCHEMA copy_of_it RENAME TO later");
    try {
      execute("SET search_path = later, pg_catalog; " + String.join("; ", copied.renaming()));
      assertThat(rows("SELECT later.f()")).containsExactly("2 main. $$");
      assertThat(
              rows("SELECT prosrc LIKE '%-- main.a%' FROM pg_proc WHERE oid = 'later.f'::regproc"))
          .containsExactly("t");
    } finally {
      execute("DROP SCHEMA later CASCADE");
    }
  }

  @Test
  @Tag("WA-10.1.20")
  void functionsWhoseTextCannotBeFollowedAreNamed() {
    execute(
        """
        CREATE TABLE main.a (id int);
        CREATE FUNCTION main.dynamic() RETURNS void LANGUAGE plpgsql AS $$BEGIN EXECUTE 'DELETE FROM main.a'; END$$;
        CREATE FUNCTION main.alias() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM a AS main';
        """
            .replace("FROM a AS", "FROM pg_class AS"));
    assertThatThrownBy(CloneFixture::copy)
        .isInstanceOf(Stopped.class)
        .hasMessageContaining("dynamic() names main.a in a string")
        .hasMessageContaining("alias() uses the word main");
    assertThat(rows("SELECT to_regnamespace('copy_of_it')")).containsExactly("null");
  }

  @Test
  @Tag("WA-10.1.21")
  void triggersRulesAndPolicies() {
    execute(
        """
        CREATE SCHEMA other;
        CREATE FUNCTION other.tell() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
        CREATE TABLE main.log (t text);
        CREATE FUNCTION main.note() RETURNS trigger LANGUAGE plpgsql SET search_path = main AS
          $$BEGIN INSERT INTO log VALUES (TG_TABLE_SCHEMA); RETURN NEW; END$$;
        CREATE TABLE main.a (id int, owner text DEFAULT current_user);
        CREATE VIEW main.v AS SELECT id FROM main.a;
        INSERT INTO main.a VALUES (1);
        CREATE TRIGGER "t main." BEFORE INSERT OR UPDATE OF id ON main.a FOR EACH ROW WHEN (NEW.id > 5)
          EXECUTE FUNCTION main.note('main.');
        CREATE TRIGGER outside AFTER DELETE ON main.a REFERENCING OLD TABLE AS gone FOR EACH STATEMENT
          EXECUTE FUNCTION other.tell();
        CREATE CONSTRAINT TRIGGER late AFTER INSERT ON main.a DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
          EXECUTE FUNCTION other.tell();
        ALTER TABLE main.a DISABLE TRIGGER outside;
        CREATE RULE ins AS ON INSERT TO main.v DO INSTEAD (INSERT INTO main.a VALUES (NEW.id);
          INSERT INTO main.log VALUES ('main.v'));
        CREATE RULE upd AS ON UPDATE TO main.a WHERE NEW.id = 99 DO ALSO NOTHING;
        ALTER TABLE main.a DISABLE RULE upd;
        CREATE POLICY own ON main.a AS RESTRICTIVE FOR SELECT TO PUBLIC USING (owner = current_user
          AND EXISTS (SELECT FROM main.log));
        CREATE POLICY ins ON main.a FOR INSERT TO fera WITH CHECK (id < 100);
        ALTER TABLE main.a ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        """);
    faithfulCopy();
    execute("INSERT INTO copy_of_it.v VALUES (6)");
    assertThat(rows("TABLE copy_of_it.log ORDER BY 1")).containsExactly("copy_of_it", "main.v");
    assertThat(rows("SELECT count(*) FROM main.log")).containsExactly("0");
  }

  @Test
  @Tag("WA-10.1.22")
  void extendedStatistics() {
    execute(
        """
        CREATE TABLE main.a (id int, n int, t text);
        CREATE STATISTICS main."s main." (ndistinct, mcv) ON id, n FROM main.a;
        CREATE STATISTICS main.e ON lower(t), n FROM main.a;
        ALTER STATISTICS main.e SET STATISTICS 200;
        """);
    faithfulCopy();
  }

  @Test
  @Tag("WA-10.1.23")
  void whatCannotBeCarriedIsNamedAndNothingIsLeft() {
    execute(
        """
        CREATE AGGREGATE main.total(int) (SFUNC = int4pl, STYPE = int);
        CREATE TEXT SEARCH CONFIGURATION main.swiss (COPY = german);
        CREATE COLLATION main.c (provider = libc, locale = 'C');
        CREATE OPERATOR main.#+# (FUNCTION = int4pl, LEFTARG = int, RIGHTARG = int);
        CREATE TABLE main.r (c regclass);
        """);
    assertThatThrownBy(CloneFixture::copy)
        .isInstanceOf(Stopped.class)
        .hasMessageContaining("aggregate main.total(integer)".replace("main.", ""))
        .hasMessageContaining("text search configuration swiss")
        .hasMessageContaining("collation c")
        .hasMessageContaining("operator #+#")
        .hasMessageContaining("column r.c of type regclass");
    assertThat(rows("SELECT to_regnamespace('copy_of_it')")).containsExactly("null");
  }

  @Test
  @Tag("WA-10.1.24")
  void aViewThatReadsAnotherEnvironmentStopsIt() {
    execute(
        """
        CREATE SCHEMA other;
        CREATE TABLE other.a (id int);
        CREATE VIEW main.peep AS SELECT * FROM other.a;
        """);
    assertThatThrownBy(() -> copy("main", COPY, COPY, Set.of("other")))
        .isInstanceOf(Stopped.class)
        .hasMessageContaining("peep")
        .hasMessageContaining("other");
    assertThat(copy().tables()).isEmpty();
  }

  @Test
  @Tag("WA-10.1.25")
  void aPartThatFailsLeavesNothing() {
    execute(
        """
        CREATE TABLE main.a (id int);
        CREATE FUNCTION main.wrong() RETURNS int LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no more''; END';
        CREATE MATERIALIZED VIEW main.m AS SELECT main.wrong() FROM main.a WITH NO DATA;
        UPDATE pg_class SET relispopulated = true WHERE oid = 'main.m'::regclass;
        INSERT INTO main.a VALUES (1);
        """);
    assertThatThrownBy(CloneFixture::copy)
        .isInstanceOf(Stopped.class)
        .hasMessage("The materialized view m cannot be copied: no more.");
    assertThat(rows("SELECT to_regnamespace('copy_of_it')")).containsExactly("null");
  }
}
