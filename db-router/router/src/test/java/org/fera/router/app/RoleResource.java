package org.fera.router.app;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.fera.router.DbRouter;
import org.fera.router.Role;
import org.fera.router.RoutedDataSource;
import org.fera.router.UseMaster;
import org.fera.router.UseSlave;

/** Code that asks for a role, and code that forgets to. */
@Path("/role")
public class RoleResource {

  private final DbRouter router;
  private final DataSource source;

  RoleResource(DbRouter router, @RoutedDataSource("main") DataSource source) {
    this.router = router;
    this.source = source;
  }

  @GET
  @Path("use-master")
  @UseMaster
  public String useMaster() throws SQLException {
    return NodeResource.node(source);
  }

  @POST
  @Path("use-slave")
  @UseSlave
  public String useSlave() throws SQLException {
    return NodeResource.node(source);
  }

  @GET
  @Path("forced-slave")
  @UseMaster
  public String masterOnTheSlaveList() throws SQLException {
    return NodeResource.node(source);
  }

  @GET
  @Path("later")
  @UseMaster
  public Uni<String> later() {
    return Uni.createFrom().item(router.role()::word);
  }

  /** A slave, the master for a block, and the same slave again. */
  @GET
  @Path("run-as")
  public String runAs() throws Exception {
    String before = NodeResource.node(source);
    String during = router.runAs(Role.MASTER, () -> NodeResource.node(source));
    String after = NodeResource.node(source);
    return String.join("|", List.of(before, during, after));
  }

  /** Twenty connections in one request. */
  @GET
  @Path("many")
  public String many() throws SQLException {
    StringBuilder nodes = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      nodes.append(NodeResource.node(source)).append('|');
    }
    return nodes.toString();
  }

  /** A write: on a GET this is the mistake that the guard is for. */
  @GET
  @Path("insert")
  public String insert() throws SQLException {
    return write();
  }

  @POST
  @Path("insert")
  public String post() throws SQLException {
    return write();
  }

  @GET
  @Path("count")
  public String count() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from written")) {
      row.next();
      return row.getString(1);
    }
  }

  @POST
  @Path("none")
  public String nothing() {
    return "no database";
  }

  /** Reads in a way that no slave can. */
  @GET
  @Path("serializable")
  public String serializable() throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      try (Statement statement = connection.createStatement()) {
        statement.execute("select 1");
        return "read";
      } finally {
        connection.rollback();
      }
    }
  }

  @GET
  @Path("advisory-lock")
  public String advisoryLock() throws SQLException {
    return lock();
  }

  @POST
  @Path("advisory-lock")
  public String postAdvisoryLock() throws SQLException {
    return lock();
  }

  private String lock() throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select pg_try_advisory_lock(4711)");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  private String write() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists written (id int)");
      return String.valueOf(statement.executeUpdate("insert into written values (1)"));
    }
  }

  @GET
  @Path("none")
  public String none() {
    return "no database";
  }
}
