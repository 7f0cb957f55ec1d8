package org.fera.postgres.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.fera.postgres.Databases;
import org.fera.postgres.PostgresPrograms;
import org.fera.postgres.Server;
import org.fera.postgres.SqlFile;

/**
 * The database that tests' databases are copies of: PostGIS, hstore, pg_trgm, unaccent, and the
 * schema geodata of the sample when a checkout has it. Owner is {@value #OWNER}.
 */
public final class TestTemplate {

  /** Its name. */
  public static final String NAME = "fera_template";

  /** The role that owns it and its copies. */
  public static final String OWNER = "fera";

  private static final String DRAFT = "fera_template_draft";
  private static final List<String> EXTENSIONS =
      List.of("postgis", "hstore", "pg_trgm", "unaccent");
  private static final String SUPERUSER = "postgres";
  private static final long LOCK = 0xFE4A;

  private TestTemplate() {}

  /**
   * Makes it on a running master; does nothing when it is there and made from the same file. Safe
   * when several processes call it at once.
   *
   * @param root a checkout, whose {@code deploy/sample/geodata.sql.gz} is loaded when it exists
   */
  public static void prepare(Server master, PostgresPrograms programs, Path root) {
    Path geodata = root.resolve("deploy/sample/geodata.sql.gz");
    String origin = origin(geodata);
    try (Connection connection = master.connect(SUPERUSER, SUPERUSER);
        Statement lock = connection.createStatement()) {
      lock.execute("select pg_advisory_lock(" + LOCK + ")");
      if (!madeFrom(master, origin)) {
        draft(new Databases(master, programs), geodata);
        publish(master, origin);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("no " + NAME + " on " + master + ": " + e.getMessage(), e);
    }
  }

  private static boolean madeFrom(Server master, String origin) {
    return master
        .ask(
            SUPERUSER,
            "select shobj_description(oid, 'pg_database') from pg_database where datname = '"
                + NAME
                + "'")
        .filter(origin::equals)
        .isPresent();
  }

  private static void draft(Databases databases, Path geodata) {
    Server master = databases.master();
    master.execute(SUPERUSER, "drop database if exists " + DRAFT + " with (force)");
    databases.create(DRAFT, OWNER, EXTENSIONS);
    if (Files.exists(geodata)) {
      new SqlFile(geodata).run(databases.programs(), master, DRAFT, OWNER);
      master.execute(
          DRAFT,
          "grant usage on schema geodata to public",
          "grant select on all tables in schema geodata to public",
          "analyze");
    }
  }

  private static void publish(Server master, String origin) {
    if (master
        .ask(SUPERUSER, "select 1 from pg_database where datname = '" + NAME + "'")
        .isPresent()) {
      master.execute(
          SUPERUSER,
          "alter database " + NAME + " is_template false",
          "drop database " + NAME + " with (force)");
    }
    master.execute(
        SUPERUSER,
        "alter database " + DRAFT + " rename to " + NAME,
        "alter database " + NAME + " is_template true",
        "comment on database " + NAME + " is '" + origin + "'");
  }

  private static String origin(Path geodata) {
    if (!Files.exists(geodata)) {
      return "no geodata";
    }
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(geodata));
      return "geodata " + HexFormat.of().formatHex(hash);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("cannot read " + geodata + ": " + e.getMessage(), e);
    }
  }
}
