package org.fera.app.proxy;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestHeader;

/** {@code /tinyows_proxy}: WFS-T for GIS clients of users who may write. */
@Path("/tinyows_proxy")
@Blocking
public class TinyOwsResource {

  private final TinyOwsProxy proxy;
  private final HttpServerRequest request;

  TinyOwsResource(TinyOwsProxy proxy, HttpServerRequest request) {
    this.proxy = proxy;
    this.request = request;
  }

  /** A request that reads. */
  @GET
  public Uni<Response> get() {
    return proxy.get(OgcParameters.of(request.uri()));
  }

  /** A request in XML, which may write. */
  @POST
  @Consumes({MediaType.TEXT_XML, MediaType.APPLICATION_XML, "application/*+xml"})
  public Uni<Response> post(byte[] body, @RestHeader(HttpHeaders.CONTENT_TYPE) String type) {
    return proxy.post(OgcParameters.of(request.uri()), body, type);
  }
}
