package org.fera.app.environments.clone;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Compares tables of two schemas by number of rows and checksum. */
final class TableSums {

  private static final String TABLES =
      """
      SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relkind = 'r' ORDER BY c.relname
      """;

  // No column has this name, so that the alias means the row.
  private static final String SUM =
      """
      SELECT count(*), coalesce(sum(hashtextextended("the row of fera"::text, 0)::numeric), 0)
      FROM ONLY %s.%s AS "the row of fera"
      """;

  private TableSums() {}

  /**
   * The tables of the copy.
   *
   * @throws Stopped when one differs from its source
   */
  static List<TableSum> compare(Connection connection, String source, String copy)
      throws SQLException {
    List<TableSum> sums = new ArrayList<>();
    for (String table : CatalogNames.texts(connection, TABLES, source)) {
      TableSum sum = sum(connection, copy, table);
      TableSum expected = sum(connection, source, table);
      if (!sum.equals(expected)) {
        throw new Stopped(
            "The copy of table %s.%s differs from it: %d rows instead of %d, or other values."
                .formatted(source, table, sum.rows(), expected.rows()));
      }
      sums.add(sum);
    }
    return sums;
  }

  private static TableSum sum(Connection connection, String schema, String table)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                SUM.formatted(Identifiers.quote(schema), Identifiers.quote(table)))) {
      row.next();
      return new TableSum(table, row.getLong(1), row.getBigDecimal(2).toBigInteger());
    }
  }
}
