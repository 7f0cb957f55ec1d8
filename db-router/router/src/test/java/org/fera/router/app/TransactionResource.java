package org.fera.router.app;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.fera.router.RoutedDataSource;

/** JTA transactions over the routed source. */
@Path("/transaction")
public class TransactionResource {

  private final DataSource source;
  private final Writer writer;

  TransactionResource(@RoutedDataSource("main") DataSource source, Writer writer) {
    this.source = source;
    this.writer = writer;
  }

  /** Three connections of one transaction: {@code node pid} each. */
  @GET
  @Path("read")
  @Transactional
  public String read() throws SQLException {
    return session(source) + "|" + session(source) + "|" + session(source);
  }

  /** A transaction that reads, another that writes inside of it, and the first again. */
  @GET
  @Path("nested")
  @Transactional
  public String nested() throws SQLException {
    return session(source) + "|" + writer.writeAlone() + "|" + session(source);
  }

  @GET
  @Path("mixed")
  @Transactional
  public String mixed() throws SQLException {
    return session(source) + "|" + writer.writeAlong();
  }

  /** Writes, and reads what it wrote in the same transaction. */
  @POST
  @Path("write")
  @Transactional
  public String write() throws SQLException {
    return writer.insert() + "|" + session(source);
  }

  @POST
  @Path("fail")
  @Transactional
  public String fail() throws SQLException {
    writer.insert();
    throw new BadRequestException("after the insert");
  }

  /** Rows that were committed. */
  @GET
  @Path("count")
  public String count() throws SQLException {
    return writer.count();
  }

  static String session(DataSource source) throws SQLException {
    return one(source, "select host(inet_server_addr()) || ' ' || pg_backend_pid()");
  }

  static String one(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
