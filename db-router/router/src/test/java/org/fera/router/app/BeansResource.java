package org.fera.router.app;

import io.quarkus.agroal.DataSource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.List;

/** Code that knows Quarkus' qualifier only. */
@Path("/beans")
public class BeansResource {

  private final javax.sql.DataSource routed;
  private final javax.sql.DataSource master;
  private final javax.sql.DataSource slave;
  private final javax.sql.DataSource unknown;

  BeansResource(
      @DataSource("main") javax.sql.DataSource routed,
      @DataSource("main-master") javax.sql.DataSource master,
      @DataSource("main-slave") javax.sql.DataSource slave,
      @DataSource("other-slave") javax.sql.DataSource unknown) {
    this.routed = routed;
    this.master = master;
    this.slave = slave;
    this.unknown = unknown;
  }

  @GET
  public String get() throws SQLException {
    return nodes();
  }

  @POST
  public String post() throws SQLException {
    return nodes();
  }

  private String nodes() throws SQLException {
    return String.join(
        "|",
        List.of(NodeResource.node(routed), NodeResource.node(master), NodeResource.node(slave)));
  }

  @GET
  @Path("unknown")
  public String unknown() throws SQLException {
    return NodeResource.node(unknown);
  }
}
