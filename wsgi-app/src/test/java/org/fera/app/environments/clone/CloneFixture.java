package org.fera.app.environments.clone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fera.postgres.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A schema main to fill, a copy of it to look at, and pg_dump as the judge of both. */
abstract class CloneFixture {

  static final String COPY = "copy_of_it";

  private static TestDatabase database;

  @BeforeAll
  static void create() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @BeforeEach
  void empty() {
    execute("DROP SCHEMA IF EXISTS main, other, " + COPY + " CASCADE");
    execute("CREATE SCHEMA main");
  }

  static TestDatabase database() {
    return database;
  }

  /** Copies main, as the superuser: tests give objects to other roles. */
  static SchemaCloner.Copied copy() {
    return copy("main", COPY, COPY, Set.of());
  }

  static SchemaCloner.Copied copy(String from, String to, String last, Set<String> foreign) {
    try (Connection connection = connect()) {
      return SchemaCloner.copy(
          connection, new CopyNames(from, to, last), foreign, (done, total, label) -> {});
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Copies, and expects what pg_dump says of the copy's structure to be what it says of main's. */
  static SchemaCloner.Copied faithfulCopy() {
    List<String> before = dump("main");
    SchemaCloner.Copied copied = copy();
    List<String> copy = dump(COPY).stream().map(object -> object.replace(COPY, "main")).toList();
    assertThat(dump("main")).isEqualTo(before);
    assertThat(copy).containsExactlyInAnyOrderElementsOf(before);
    return copied;
  }

  static Connection connect() throws SQLException {
    return database.cluster().master().connect(database.name(), "postgres");
  }

  static void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The rows of a query, columns joined by a blank. */
  static List<String> rows(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          cells.add(result.getString(i));
        }
        rows.add(String.join(" ", cells.stream().map(String::valueOf).toList()));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** One text for each object. */
  private static List<String> dump(String schema) {
    ProcessBuilder dump =
        new ProcessBuilder("pg_dump", "--schema-only", "--schema=" + schema)
            .redirectErrorStream(true);
    dump.environment().putAll(database.environment());
    dump.environment().put("PGUSER", "postgres");
    try {
      Process process = dump.start();
      String output = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IllegalStateException(output);
      }
      // What needs nothing of each other is in the order in which it was made.
      return List.of(output.replaceAll("(?m)^\\\\.*$", "").split("\n--\n-- Name: "));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
