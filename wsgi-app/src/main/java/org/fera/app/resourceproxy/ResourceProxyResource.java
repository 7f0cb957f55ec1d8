package org.fera.app.resourceproxy;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fera.app.http.BadParameter;
import org.fera.app.http.CacheHeaders;
import org.fera.app.http.Parameters;
import org.fera.app.http.Unavailable;
import org.fera.app.upstream.StreamedBody;
import org.fera.app.upstream.Upstream;
import org.fera.app.upstream.UpstreamRequest;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * {@code GET /resourceproxy}: fetches an address of the configuration. The caller fills in values,
 * which can be neither another host nor another path.
 */
@Path("/resourceproxy")
@Blocking
public class ResourceProxyResource {

  private static final String PLACE = "%s";

  private final ResourceProxyConfig config;
  private final Upstream upstream;

  ResourceProxyResource(ResourceProxyConfig config, Upstream upstream) {
    this.config = config;
    this.upstream = upstream;
  }

  /** The answer of {@code target}, whose places are filled with {@code values}, in their order. */
  @GET
  public Uni<Response> get(@RestQuery String target, @RestQuery String values) {
    String template = config.targets().get(Parameters.required("target", target));
    if (template == null) {
      throw new BadParameter("target", "There is no target of this name.");
    }
    String name = "The resource '" + target + "'";
    return upstream
        .send(UpstreamRequest.get(name, filled(template, values == null ? "" : values)))
        .map(answer -> streamed(answer, name));
  }

  static String filled(String template, String values) {
    List<String> parts = List.of(template.split(PLACE, -1));
    List<String> given = values.isEmpty() ? List.of() : List.of(values.split(",", -1));
    if (given.size() != parts.size() - 1) {
      throw new BadParameter(
          "values", "'values' must have " + (parts.size() - 1) + " values, with commas between.");
    }
    StringBuilder url = new StringBuilder(parts.get(0));
    for (int i = 0; i < given.size(); i++) {
      if (given.get(i).matches("\\.{1,2}")) {
        throw new BadParameter("values", "'values' must not be dots alone.");
      }
      url.append(URLEncoder.encode(given.get(i), StandardCharsets.UTF_8).replace("+", "%20"));
      url.append(parts.get(i + 1));
    }
    return url.toString();
  }

  private Response streamed(HttpClientResponse answer, String name) {
    int status = answer.statusCode();
    if (status >= 500 || status / 100 == 3) {
      answer.request().reset();
      throw Unavailable.broken(name + " answers with " + status + ".", null);
    }
    Response.ResponseBuilder builder =
        Response.status(status)
            .entity(new StreamedBody(answer))
            .header(HttpHeaders.CACHE_CONTROL, CacheHeaders.everybody(status < 400 ? 600 : 0))
            .header("X-Content-Type-Options", "nosniff")
            // A page of somebody else must not act in the portal's name.
            .header("Content-Security-Policy", "sandbox");
    for (String header : config.allowedHeaders()) {
      if (answer.getHeader(header) != null) {
        builder.header(header, answer.getHeader(header));
      }
    }
    return builder.build();
  }
}
