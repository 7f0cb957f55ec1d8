package org.fera.app.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.fera.postgres.testing.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of a test's own with the migrations, asked in plain SQL. */
record MigratedDatabase(TestDatabase database) implements AutoCloseable {

  static final Schemas SCHEMAS = schemas("main", "main_static");

  static MigratedDatabase empty() {
    return new MigratedDatabase(TestDatabase.create());
  }

  static MigratedDatabase withSrid(int srid) {
    MigratedDatabase made = empty();
    made.migrate(SCHEMAS, srid);
    return made;
  }

  static Schemas schemas(String main, String shared) {
    return new Schemas(new SchemaName(main), new SchemaName(shared));
  }

  int migrate(Schemas schemas, int srid) {
    try {
      return new Migrations(schemas, srid).migrate(source());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  DataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser("fera");
    return source;
  }

  /** The rows of a query, columns joined by a blank. */
  List<String> rows(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          cells.add(result.getString(i));
        }
        rows.add(String.join(" ", cells.stream().map(String::valueOf).toList()));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  void execute(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file of the checkout. */
  static Path file(String path) {
    Path file = Path.of(System.getProperty("fera.root", "."), path);
    if (!Files.exists(file)) {
      throw new IllegalStateException("no " + file + ": set the system property fera.root");
    }
    return file;
  }

  @Override
  public void close() {
    database.close();
  }
}
