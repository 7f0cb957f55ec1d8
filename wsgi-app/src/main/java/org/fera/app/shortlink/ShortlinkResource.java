package org.fera.app.shortlink;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.fera.app.http.Parameters;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Short links. Following one writes its hit: {@code GET /s/*} and {@code GET /short/get/*} are on
 * the router's default master list.
 */
@Path("/")
@Blocking
public class ShortlinkResource {

  private static final String NOT_KEPT = "no-store";

  private final Shortlinks shortlinks;

  ShortlinkResource(Shortlinks shortlinks) {
    this.shortlinks = shortlinks;
  }

  /** Makes a link of the parameter {@code url}, sent as a form or in the query. */
  @POST
  @Path("short/create")
  public Response create(@RestForm("url") String form, @RestQuery("url") String query) {
    String url = Parameters.required("url", form == null || form.isBlank() ? query : form);
    return Response.ok(Map.of("short_url", shortlinks.create(url)))
        .header(HttpHeaders.CACHE_CONTROL, NOT_KEPT)
        .build();
  }

  /** Sends the caller to the long address. */
  @GET
  @Path("s/{ref}")
  public Response follow(@RestPath String ref) {
    return Response.status(302)
        .header(HttpHeaders.LOCATION, longUrl(ref))
        .header(HttpHeaders.CACHE_CONTROL, NOT_KEPT)
        .build();
  }

  /** Tells the long address. */
  @GET
  @Path("short/get/{ref}")
  public Response fetch(@RestPath String ref) {
    return Response.ok(Map.of("long_url", longUrl(ref)))
        .header(HttpHeaders.CACHE_CONTROL, NOT_KEPT)
        .build();
  }

  private String longUrl(String ref) {
    return shortlinks.follow(ref).orElseThrow(NotFoundException::new);
  }
}
