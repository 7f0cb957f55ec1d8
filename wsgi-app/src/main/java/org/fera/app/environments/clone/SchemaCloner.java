package org.fera.app.environments.clone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies a schema with all that is in it under a new name, as of one moment, inside the server.
 * Everything is made anew from the catalogue: PostgreSQL writes each definition with the names of
 * the schema unqualified, and reads it again where these mean the new schema. What it cannot carry
 * stops it.
 */
public final class SchemaCloner {

  /**
   * A finished copy.
   *
   * @param tables the tables of the copy, each with the rows and the checksum of its source
   * @param renaming statements to run when the schema gets its last name, that schema first in the
   *     search path: functions whose text says it
   */
  public record Copied(List<TableSum> tables, List<String> renaming) {}

  /** Told of each step. */
  public interface Steps {

    /** How many parts are made, of how many, and which is next. */
    void at(int done, int total, String label);
  }

  // The text forms of values have to be the same in both directions.
  private static final List<String> SETTINGS =
      List.of(
          "SET LOCAL statement_timeout = 0",
          "SET LOCAL lock_timeout = '30s'",
          "SET LOCAL idle_in_transaction_session_timeout = 0",
          "SET LOCAL client_min_messages = error",
          "SET LOCAL row_security = off",
          "SET LOCAL check_function_bodies = off",
          "SET LOCAL standard_conforming_strings = on",
          "SET LOCAL extra_float_digits = 3",
          "SET LOCAL DateStyle = 'ISO, YMD'",
          "SET LOCAL IntervalStyle = postgres",
          "SET LOCAL bytea_output = hex",
          "SET LOCAL default_tablespace = ''",
          "SET LOCAL search_path = pg_catalog",
          "SET LOCAL maintenance_work_mem = '128MB'");

  private final Connection connection;
  private final CopyNames names;
  private final Steps steps;

  private SchemaCloner(Connection connection, CopyNames names, Steps steps) {
    this.connection = connection;
    this.names = names;
    this.steps = steps;
  }

  /**
   * Makes the copy in one transaction, which is committed, or rolled back when anything fails.
   *
   * @param connection to the master, in no transaction; a member of the roles that own the objects
   * @param foreign other schemas that nothing in the source may refer to
   * @throws Stopped when the source holds what cannot be carried, refers to a foreign schema, or a
   *     part fails; nothing is left of the copy
   * @throws SQLException when the connection fails
   */
  public static Copied copy(
      Connection connection, CopyNames names, Set<String> foreign, Steps steps)
      throws SQLException {
    SchemaCloner cloner = new SchemaCloner(connection, names, steps);
    List<String> tables = CatalogNames.tables(connection, names.source());
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    boolean done = false;
    try {
      cloner.settle(tables);
      Copied copied = cloner.build(foreign);
      connection.commit();
      done = true;
      return copied;
    } finally {
      cloner.end(done);
    }
  }

  /**
   * Looks at what would stop a copy, and copies nothing. In a transaction, whose search path it
   * changes.
   *
   * @throws Stopped when the source holds what cannot be carried, or refers to a foreign schema
   */
  public static void check(Connection connection, CopyNames names, Set<String> foreign)
      throws SQLException {
    List<String> refused = Refusals.of(connection, names.source());
    if (!refused.isEmpty()) {
      throw new Stopped(
          "The schema %s holds what cannot be copied: %s."
              .formatted(names.source(), String.join(", ", refused)));
    }
    References.refuse(connection, names.source(), foreign);
    Functions.read(connection, names, foreign);
  }

  private void settle(List<String> tables) throws SQLException {
    for (String setting : SETTINGS) {
      run(setting);
    }
    // Before the snapshot is taken, so that no table changes its form under it.
    if (!tables.isEmpty()) {
      run("LOCK TABLE " + String.join(", ", tables) + " IN ACCESS SHARE MODE");
    }
    if (!tables.equals(CatalogNames.tables(connection, names.source()))) {
      throw new Stopped(
          "Tables of %s were made or dropped meanwhile; try again.".formatted(names.source()));
    }
  }

  private Copied build(Set<String> foreign) throws SQLException {
    String source = names.source();
    check(connection, names, foreign);
    List<Functions.Copy> functions = Functions.read(connection, names, foreign);
    List<Part> parts =
        BuildOrder.sort(
            connection,
            source,
            Stream.concat(
                    catalogParts(source).stream(), functions.stream().map(Functions.Copy::part))
                .toList());
    List<String> last = lastStatements(source);
    make(parts, last);
    References.refuse(connection, names.building(), Set.of(names.source()));
    return new Copied(
        TableSums.compare(connection, names.source(), names.building()),
        functions.stream().flatMap(copy -> copy.renaming().stream()).toList());
  }

  private List<Part> catalogParts(String source) throws SQLException {
    List<Part> parts = new ArrayList<>();
    for (List<CatalogQuery> queries :
        List.of(
            TypeQueries.ALL,
            TableQueries.ALL,
            RowQueries.ALL,
            ConstraintQueries.ALL,
            ViewQueries.ALL)) {
      for (CatalogQuery query : queries) {
        parts.addAll(query.ask(connection, source));
      }
    }
    return parts;
  }

  private List<String> lastStatements(String source) throws SQLException {
    List<String> statements = new ArrayList<>();
    for (String query : OwnershipQueries.ALL) {
      String sql = query.replace("%schema%", Identifiers.quote(names.building()));
      try (PreparedStatement asked = CatalogNames.inSchema(connection, sql, source)) {
        statements.addAll(CatalogNames.texts(asked));
      }
    }
    return statements;
  }

  private void make(List<Part> parts, List<String> last) throws SQLException {
    run("CREATE SCHEMA " + Identifiers.quote(names.building()));
    run("SET LOCAL search_path = " + Identifiers.quote(names.building()) + ", pg_catalog");
    int done = 0;
    for (Part part : parts) {
      steps.at(done++, parts.size(), part.label());
      for (String statement : part.statements()) {
        run(part.label(), statement);
      }
    }
    for (String statement : last) {
      run("what belongs to " + names.source(), statement);
    }
    steps.at(parts.size(), parts.size(), "checks");
    run("SET LOCAL search_path = pg_catalog");
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private void run(String label, String sql) throws SQLException {
    try {
      run(sql);
    } catch (SQLException e) {
      throw Reasons.stopped("The %s cannot be copied".formatted(label), e);
    }
  }

  private void end(boolean done) throws SQLException {
    try {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    } catch (SQLException e) {
      // What went wrong before says more.
      if (done) {
        throw e;
      }
    }
  }
}
