package org.fera.tile.valuelist;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.fera.tile.dimension.Dimension;

/**
 * A PostgreSQL that is read from, a slave before the master (ADR 0080).
 *
 * @param url for pgjdbc, with all nodes
 */
public record Database(URI url, String user, String password) {

  /** More cannot be chosen from, and all stand in capabilities. */
  private static final int MOST = 10_000;

  /**
   * The first column of a query, without what is empty and what was there before; in one short
   * connection.
   *
   * @throws SQLException when there is no answer within some seconds, or there are too many values,
   *     or one that is too long
   */
  List<String> list(String sql) throws SQLException {
    Set<String> values = new LinkedHashSet<>();
    try (Connection connection = DriverManager.getConnection(url.toString(), properties());
        Statement statement = connection.createStatement()) {
      statement.setMaxRows(MOST + 1);
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          String value = rows.getString(1);
          if (value != null && !value.isEmpty()) {
            values.add(value);
          }
          if (rows.getRow() > MOST || (value != null && value.length() > Dimension.LONGEST)) {
            throw new SQLException(
                "it gives more than %d values, or one of more than %d characters"
                    .formatted(MOST, Dimension.LONGEST));
          }
        }
      }
    }
    return new ArrayList<>(values);
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "tile-service");
    properties.setProperty("targetServerType", "preferSecondary");
    properties.setProperty("loadBalanceHosts", "true");
    properties.setProperty("connectTimeout", "3");
    properties.setProperty("loginTimeout", "10");
    properties.setProperty("socketTimeout", "20");
    // What is asked for is the operator's, but it only reads.
    properties.setProperty(
        "options", "-c default_transaction_read_only=on -c statement_timeout=10000");
    return properties;
  }

  /** Nothing secret in logs. */
  @Override
  public String toString() {
    return url.toString();
  }
}
