package org.fera.print.queue.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fera.postgres.testing.TestDatabase;
import org.fera.print.queue.QueueConfig;
import org.fera.print.queue.Report;
import org.fera.print.queue.s3.ObjectStore;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of a test's own with the queue's tables, and instances that share it. */
record QueueDatabase(TestDatabase database) implements AutoCloseable {

  static final String KEY = "a secret for tests of the queue";

  static QueueDatabase create() {
    QueueDatabase made = new QueueDatabase(TestDatabase.create());
    try {
      QueueSchema.migrate(made.source());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return made;
  }

  PostgresJobQueue instance(int number, QueueConfig config) {
    return instance(number, config, KEY);
  }

  PostgresJobQueue instance(int number, QueueConfig config, String key) {
    return instance(number, config, key, Optional.empty());
  }

  PostgresJobQueue instance(int number, QueueConfig config, ObjectStore store) {
    return instance(number, config, KEY, Optional.of(store));
  }

  private PostgresJobQueue instance(
      int number, QueueConfig config, String key, Optional<ObjectStore> store) {
    PostgresJobQueue queue =
        new PostgresJobQueue(source(), config, key, "print-service-" + number, store);
    queue.open();
    return queue;
  }

  DataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser("fera");
    return source;
  }

  static Report report(Path folder, byte[] bytes, String... warnings) {
    try {
      Path file = Files.createTempFile(folder, "report", ".pdf");
      return new Report(Files.write(file, bytes), "application/pdf", "map.pdf", List.of(warnings));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The rows of a query, columns joined by a blank. */
  List<String> rows(String sql) {
    try (Connection connection = database.connect();
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

  /** Moves all times of all jobs back, as if they had been longer ago. */
  void age(String interval) {
    execute(
        "UPDATE fera_print.job SET submitted = submitted - interval '%1$s', asked = asked - interval '%1$s', ended = ended - interval '%1$s', leased = leased - interval '%1$s'"
            .formatted(interval));
  }

  void execute(String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Gives the tests of all classes one database. */
  static final class Shared implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == QueueDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(Shared.class))
          .computeIfAbsent("database", key -> create(), QueueDatabase.class);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
