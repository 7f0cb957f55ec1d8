package org.fera.app.environments.clone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Constraints, indexes, owners, grants and comments. */
class ConstraintsIT extends CloneFixture {

  @Test
  @Tag("WA-10.1.10")
  void indexes() {
    execute(
        """
        CREATE FUNCTION main.norm(t text) RETURNS text LANGUAGE sql IMMUTABLE RETURN lower(t);
        CREATE TABLE main.a (id int, t text, g geometry(Point, 2056), v tsvector);
        CREATE INDEX a_expr ON main.a (main.norm(t) text_pattern_ops DESC, id) INCLUDE (t) WHERE t <> 'main.a';
        CREATE UNIQUE INDEX a_u ON main.a (id) NULLS NOT DISTINCT WITH (fillfactor = 60);
        CREATE INDEX a_g ON main.a USING gist (g);
        CREATE INDEX a_v ON main.a USING gin (v);
        ALTER INDEX main.a_expr ALTER COLUMN 1 SET STATISTICS 300;
        """);
    faithfulCopy();
  }

  @Test
  @Tag("WA-10.1.11")
  void constraints() {
    execute(
        """
        CREATE EXTENSION IF NOT EXISTS btree_gist;
        CREATE TABLE main.a (id int PRIMARY KEY, k text UNIQUE DEFERRABLE INITIALLY DEFERRED, n int,
          CONSTRAINT "n main." CHECK (n <> 7) NO INHERIT, EXCLUDE USING gist (n WITH =) WHERE (n > 100));
        INSERT INTO main.a VALUES (1, 'x', -5);
        ALTER TABLE main.a ADD CONSTRAINT late CHECK (n > 0) NOT VALID;
        """);
    faithfulCopy();
    assertThat(
            rows(
                "SELECT convalidated FROM pg_constraint WHERE conrelid = 'copy_of_it.a'::regclass"
                    + " AND conname = 'late'"))
        .containsExactly("f");
    assertThatThrownBy(() -> execute("INSERT INTO copy_of_it.a VALUES (2, 'y', 7)"))
        .hasRootCauseMessage(
            "ERROR: new row for relation \"a\" violates check constraint \"n main.\"\n"
                + "  Detail: Failing row contains (2, y, 7).");
  }

  @Test
  @Tag("WA-10.1.12")
  void foreignKeys() {
    execute(
        """
        CREATE SCHEMA other;
        CREATE TABLE other.o (id int PRIMARY KEY);
        CREATE TABLE main.a (id int PRIMARY KEY, up int REFERENCES main.a ON DELETE CASCADE ON UPDATE SET NULL
          DEFERRABLE, o int REFERENCES other.o);
        CREATE TABLE main.b (a int REFERENCES main.a MATCH FULL);
        INSERT INTO other.o VALUES (5);
        INSERT INTO main.a VALUES (1, NULL, 5), (2, 1, NULL);
        INSERT INTO main.b VALUES (2);
        ALTER TABLE main.b ADD CONSTRAINT again FOREIGN KEY (a) REFERENCES main.a NOT VALID;
        """);
    faithfulCopy();
    execute("DELETE FROM main.b; DELETE FROM main.a");
    assertThat(rows("SELECT count(*) FROM copy_of_it.b")).containsExactly("1");
    assertThat(
            rows(
                "SELECT confrelid::regclass FROM pg_constraint WHERE contype = 'f'"
                    + " AND connamespace = 'copy_of_it'::regnamespace ORDER BY conname"))
        .containsExactly("other.o", "copy_of_it.a", "copy_of_it.a", "copy_of_it.a");
  }

  @Test
  @Tag("WA-10.1.13")
  void ownersGrantsAndDefaultPrivileges() {
    execute(
        """
        DO $$ BEGIN
          CREATE ROLE "fera clone reader"; CREATE ROLE fera_clone_owner;
        EXCEPTION WHEN duplicate_object THEN NULL; END $$;
        CREATE TABLE main.a (id serial, secret text);
        CREATE VIEW main.v AS SELECT id FROM main.a;
        CREATE SEQUENCE main.s;
        CREATE TYPE main.t AS ENUM ('x');
        CREATE FUNCTION main.f(int) RETURNS int LANGUAGE sql RETURN 1;
        CREATE PROCEDURE main.p() LANGUAGE sql AS '';
        GRANT USAGE ON SCHEMA main TO "fera clone reader" WITH GRANT OPTION;
        GRANT SELECT, UPDATE ON main.a, main.v TO "fera clone reader";
        GRANT SELECT (id), INSERT (id) ON main.a TO PUBLIC;
        GRANT USAGE ON main.s TO "fera clone reader" WITH GRANT OPTION;
        REVOKE ALL ON FUNCTION main.f FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION main.f TO "fera clone reader";
        REVOKE ALL ON TYPE main.t FROM PUBLIC;
        ALTER TABLE main.a OWNER TO fera_clone_owner;
        ALTER VIEW main.v OWNER TO fera_clone_owner;
        ALTER FUNCTION main.f OWNER TO fera_clone_owner;
        ALTER TYPE main.t OWNER TO fera_clone_owner;
        ALTER DEFAULT PRIVILEGES IN SCHEMA main GRANT SELECT ON TABLES TO "fera clone reader";
        ALTER DEFAULT PRIVILEGES FOR ROLE fera_clone_owner IN SCHEMA main GRANT EXECUTE ON ROUTINES TO PUBLIC;
        ALTER SCHEMA main OWNER TO fera_clone_owner;
        """);
    faithfulCopy();
    assertThat(
            rows(
                "SELECT has_table_privilege('fera clone reader', 'copy_of_it.a', 'SELECT'),"
                    + " has_table_privilege('fera clone reader', 'copy_of_it.a', 'DELETE')"))
        .containsExactly("t f");
  }

  @Test
  @Tag("WA-10.1.14")
  void defaultPrivilegesOfTheCopierGiveNothingAway() {
    execute(
        """
        CREATE TABLE main.a (id int);
        ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
        """);
    try {
      copy();
    } finally {
      execute("ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM PUBLIC");
    }
    assertThat(rows("SELECT has_table_privilege('fera', 'copy_of_it.a', 'SELECT')"))
        .containsExactly("f");
  }

  @Test
  @Tag("WA-10.1.15")
  void commentsOfEveryKind() {
    execute(
        """
        CREATE TABLE main.a (id int PRIMARY KEY, n int CHECK (n > 0));
        CREATE VIEW main.v AS SELECT * FROM main.a;
        CREATE MATERIALIZED VIEW main.m AS SELECT * FROM main.a;
        CREATE SEQUENCE main.s;
        CREATE TYPE main.c AS (x int);
        CREATE DOMAIN main.d AS int CONSTRAINT dc CHECK (VALUE > 0);
        CREATE FUNCTION main.f(a int, b text) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
        CREATE FUNCTION main.t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
        CREATE TRIGGER tr AFTER INSERT ON main.a FOR EACH ROW EXECUTE FUNCTION main.t();
        CREATE RULE ru AS ON DELETE TO main.v DO INSTEAD NOTHING;
        CREATE POLICY po ON main.a USING (true);
        CREATE STATISTICS main.st ON id, n FROM main.a;
        COMMENT ON SCHEMA main IS 'the schema main.';
        COMMENT ON TABLE main.a IS 'of main.a ''quoted'' \\ $$';
        COMMENT ON COLUMN main.a.n IS 'n';
        COMMENT ON COLUMN main.v.n IS 'vn';
        COMMENT ON VIEW main.v IS 'v';
        COMMENT ON MATERIALIZED VIEW main.m IS 'm';
        COMMENT ON SEQUENCE main.s IS 's';
        COMMENT ON TYPE main.c IS 'c';
        COMMENT ON COLUMN main.c.x IS 'cx';
        COMMENT ON DOMAIN main.d IS 'd';
        COMMENT ON CONSTRAINT dc ON DOMAIN main.d IS 'dc';
        COMMENT ON CONSTRAINT a_pkey ON main.a IS 'pk';
        COMMENT ON INDEX main.a_pkey IS 'pki';
        COMMENT ON FUNCTION main.f IS 'f';
        COMMENT ON TRIGGER tr ON main.a IS 'tr';
        COMMENT ON RULE ru ON main.v IS 'ru';
        COMMENT ON POLICY po ON main.a IS 'po';
        COMMENT ON STATISTICS main.st IS 'st';
        """);
    faithfulCopy();
  }
}
