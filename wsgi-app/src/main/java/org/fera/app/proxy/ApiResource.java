package org.fera.app.proxy;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/**
 * {@code /mapserv_proxy/{ogcserver}/ogcapi} and {@code /mapserv_proxy/{ogcserver}/wfs3}: OGC API -
 * Features of MapServer, and of QGIS Server, which writes too.
 */
@Path("/mapserv_proxy/{ogcserver}")
@Blocking
public class ApiResource {

  private static final String GEO_JSON = "application/geo+json";
  private static final String ITEMS = "wfs3/collections/{collection}/items";
  private static final String FEATURE = ITEMS + "/{feature}";

  private final ApiProxy proxy;
  private final HttpServerRequest request;

  ApiResource(ApiProxy proxy, HttpServerRequest request) {
    this.proxy = proxy;
    this.request = request;
  }

  /** The landing page. */
  @GET
  @Path("{api: ogcapi|wfs3}")
  public Uni<Response> landing(@RestPath String ogcserver, @RestPath String api) {
    return read(ogcserver, api, "");
  }

  /** All others that read. */
  @GET
  @Path("{api: ogcapi|wfs3}/{path: .*}")
  public Uni<Response> read(
      @RestPath String ogcserver, @RestPath String api, @RestPath String path) {
    return proxy.read(new ApiCall(ogcserver, api, ApiPath.of(path)), parameters());
  }

  /** A new feature. */
  @POST
  @Path(ITEMS)
  @Consumes({MediaType.APPLICATION_JSON, GEO_JSON})
  public Uni<Response> create(
      @RestPath String ogcserver,
      @RestPath String collection,
      byte[] body,
      @RestHeader(HttpHeaders.CONTENT_TYPE) String type) {
    return write(HttpMethod.POST, ogcserver, collection + "/items", body, type);
  }

  /** A feature as it shall be. */
  @PUT
  @Path(FEATURE)
  @Consumes({MediaType.APPLICATION_JSON, GEO_JSON})
  public Uni<Response> replace(
      @RestPath String ogcserver,
      @RestPath String collection,
      @RestPath String feature,
      byte[] body,
      @RestHeader(HttpHeaders.CONTENT_TYPE) String type) {
    return write(HttpMethod.PUT, ogcserver, collection + "/items/" + feature, body, type);
  }

  /** Some attributes of a feature. */
  @PATCH
  @Path(FEATURE)
  @Consumes({MediaType.APPLICATION_JSON, GEO_JSON, "application/merge-patch+json"})
  public Uni<Response> change(
      @RestPath String ogcserver,
      @RestPath String collection,
      @RestPath String feature,
      byte[] body,
      @RestHeader(HttpHeaders.CONTENT_TYPE) String type) {
    return write(HttpMethod.PATCH, ogcserver, collection + "/items/" + feature, body, type);
  }

  /** The end of a feature. */
  @DELETE
  @Path(FEATURE)
  public Uni<Response> delete(
      @RestPath String ogcserver, @RestPath String collection, @RestPath String feature) {
    return write(HttpMethod.DELETE, ogcserver, collection + "/items/" + feature, null, null);
  }

  private Uni<Response> write(
      HttpMethod method, String ogcserver, String below, byte[] body, String type) {
    ApiPath path = ApiPath.of("collections/" + below);
    return proxy.write(
        new ApiCall(ogcserver, ApiCall.QGIS, path), parameters(), method, body, type);
  }

  private OgcParameters parameters() {
    return OgcParameters.of(request.uri());
  }
}
