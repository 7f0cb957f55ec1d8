package org.fera.app.environments.clone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks the catalogue for the parts of one kind.
 *
 * @param kind of its parts
 * @param sql answers catalogue, oid, label and statements
 */
record CatalogQuery(Kind kind, String sql) {

  List<Part> ask(Connection connection, String schema) throws SQLException {
    List<Part> parts = new ArrayList<>();
    try (PreparedStatement query = CatalogNames.inSchema(connection, sql, schema);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        ObjectId id = new ObjectId(rows.getLong(1), rows.getLong(2));
        parts.add(new Part(kind, id, rows.getString(3), CatalogNames.texts(rows.getArray(4))));
      }
    }
    return parts;
  }
}
