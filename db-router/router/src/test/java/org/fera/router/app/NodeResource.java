package org.fera.router.app;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.fera.router.RoutedDataSource;

/** Answers, at any path, which node the request was sent to: {@code host:port read-only?}. */
@Path("/{path: .*}")
public class NodeResource {

  private final DataSource source;

  NodeResource(@RoutedDataSource("main") DataSource source) {
    this.source = source;
  }

  @GET
  public String get() throws SQLException {
    return node(source);
  }

  @OPTIONS
  public String options() throws SQLException {
    return node(source);
  }

  @POST
  public String post() throws SQLException {
    return node(source);
  }

  @PUT
  public String put() throws SQLException {
    return node(source);
  }

  @PATCH
  public String patch() throws SQLException {
    return node(source);
  }

  @DELETE
  public String delete() throws SQLException {
    return node(source);
  }

  static String node(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select host(inet_server_addr()) || ':' || inet_server_port()"
                    + " || ' ' || current_setting('default_transaction_read_only')")) {
      row.next();
      return row.getString(1);
    }
  }
}
