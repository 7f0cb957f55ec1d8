package org.fera.launcher.portal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.fera.launcher.Failure;

/**
 * The portal's database on its master, here or on another server, as its owner sees it.
 *
 * @param host name or address
 */
public record Database(String host, int port, String name, String user, String password) {

  private static final String SECONDS = "10";

  /** The one that a setting's services write to, at a node. */
  public static Database of(Setting setting, Network.Node node) {
    return new Database(
        node.host(),
        node.port(),
        setting.database("PGDATABASE"),
        setting.database("PGUSER"),
        setting.database("PGPASSWORD"));
  }

  /** The first value of a query, as text. */
  public Optional<String> ask(String sql) {
    Properties how = new Properties();
    how.setProperty("user", user);
    how.setProperty("password", password);
    how.setProperty("connectTimeout", SECONDS);
    how.setProperty("socketTimeout", SECONDS);
    String url = "jdbc:postgresql://" + host + ":" + port + "/" + name;
    try (Connection connection = DriverManager.getConnection(url, how);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    } catch (SQLException e) {
      throw Failure.of(
          "the database "
              + name
              + " on "
              + host
              + ":"
              + port
              + " does not answer: "
              + e.getMessage().lines().findFirst().orElse(""));
    }
  }
}
