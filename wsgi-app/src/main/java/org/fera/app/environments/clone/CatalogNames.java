package org.fera.app.environments.clone;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Names in the catalogue. */
public final class CatalogNames {

  private static final String TABLES =
      """
      SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ? AND c.relkind IN ('r', 'p') ORDER BY c.relname
      """;

  // Names in our own queries are resolved before, with nothing but pg_catalog in the path: an
  // object
  // of the schema that is named like one of PostgreSQL's cannot get in between.
  private static final String SCHEMA_OID =
      """
      (SELECT CASE WHEN set_config('search_path', s || ', pg_catalog', true) <> '' THEN s::regnamespace END
       FROM (VALUES (?)) AS v (s))""";

  private CatalogNames() {}

  /**
   * Prepares a query in which {@code %schema_oid%} stands for a schema. While it runs, that schema
   * is first in the search path, so that PostgreSQL writes its objects without a schema and all
   * others with one. For a transaction, whose search path it changes; only pg_catalog is in it when
   * the query names no schema.
   */
  static PreparedStatement inSchema(Connection connection, String sql, String schema)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL search_path = pg_catalog");
    }
    PreparedStatement query = connection.prepareStatement(sql.replace("%schema_oid%", SCHEMA_OID));
    for (int i = 1; i <= sql.split("%schema_oid%", -1).length - 1; i++) {
      query.setString(i, Identifiers.quote(schema));
    }
    return query;
  }

  /** The tables of a schema, qualified and quoted, by name. */
  public static List<String> tables(Connection connection, String schema) throws SQLException {
    return texts(connection, TABLES, schema);
  }

  /** An array of texts, without its nulls. */
  public static List<String> texts(Array array) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (Object text : (Object[]) array.getArray()) {
      if (text != null) {
        texts.add((String) text);
      }
    }
    return texts;
  }

  /** The first column of a query with one parameter. */
  static List<String> texts(Connection connection, String sql, String parameter)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, parameter);
      return texts(query);
    }
  }

  /** The first column of a query. */
  static List<String> texts(PreparedStatement query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
