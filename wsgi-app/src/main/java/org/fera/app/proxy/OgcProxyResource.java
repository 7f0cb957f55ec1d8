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

/** {@code /mapserv_proxy}. */
@Path("/mapserv_proxy")
@Blocking
public class OgcProxyResource {

  private final OgcProxy proxy;
  private final HttpServerRequest request;

  OgcProxyResource(OgcProxy proxy, HttpServerRequest request) {
    this.proxy = proxy;
    this.request = request;
  }

  /** A WMS or WFS request; {@code ogcserver} names the row of ogc_server that is asked. */
  @GET
  public Uni<Response> get() {
    return proxy.get(OgcParameters.of(request.uri()));
  }

  /** The same request with parameters in a form, for those that are too long for an address. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> form(String body) {
    return proxy.get(OgcParameters.of(request.uri(), body == null ? "" : body));
  }

  /** A WFS request in XML that reads. */
  @POST
  @Consumes({MediaType.TEXT_XML, MediaType.APPLICATION_XML, "application/*+xml"})
  public Uni<Response> post(byte[] body, @RestHeader(HttpHeaders.CONTENT_TYPE) String type) {
    return proxy.post(OgcParameters.of(request.uri()), body, type);
  }
}
