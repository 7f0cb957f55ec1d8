package org.fera.app.printproxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fera.app.http.CacheHeaders;
import org.fera.app.http.PublicUrl;
import org.fera.app.http.Unavailable;
import org.fera.app.identity.Remote;
import org.fera.app.organisations.Organisation;
import org.fera.app.upstream.StreamedBody;
import org.fera.app.upstream.Upstream;
import org.fera.app.upstream.UpstreamRequest;
import org.fera.app.upstream.WholeAnswer;

/**
 * Hands requests on to print-service with the caller's own session and referer and nothing that
 * vouches for the caller but the address that it comes from: print-service fetches maps through
 * this application's proxy, which decides what that session may see, and asks it for the caller's
 * rights.
 */
@RequestScoped
class PrintProxy {

  private static final String SERVER = "The print service";
  private static final List<String> ASKED_WITH =
      List.of("Cookie", "Authorization", "Referer", "Accept", "Content-Type", "X-Request-ID");
  private static final List<String> HANDED_ON =
      List.of("Content-Type", "Content-Disposition", "Content-Language", "Retry-After");

  private final PrintConfig config;
  private final Upstream upstream;
  private final ObjectMapper json;
  private final HttpServerRequest request;
  private final PrintSeal seal;
  private final Remote remote;
  private final PublicUrl publicUrl;
  private final Organisation organisation;

  PrintProxy(
      PrintConfig config,
      Upstream upstream,
      ObjectMapper json,
      HttpServerRequest request,
      PrintSeal seal,
      Remote remote,
      PublicUrl publicUrl,
      Organisation organisation) {
    this.organisation = organisation;
    this.config = config;
    this.upstream = upstream;
    this.json = json;
    this.request = request;
    this.seal = seal;
    this.remote = remote;
    this.publicUrl = publicUrl;
  }

  /** The capabilities with those layouts that the caller may print. */
  Uni<Response> capabilities(Set<String> templates, boolean pretty) {
    return upstream
        .whole(request(HttpMethod.GET, "capabilities.json", null), config.most())
        .map(answer -> capabilities(answer, templates, pretty));
  }

  /** Any other request. */
  Uni<Response> hand(HttpMethod method, String path, byte[] body) {
    return upstream.send(request(method, path, body)).map(PrintProxy::streamed);
  }

  private Response capabilities(WholeAnswer answer, Set<String> templates, boolean pretty) {
    if (answer.status() != 200) {
      throw Unavailable.broken(SERVER + " answers with " + answer.status() + ".", null);
    }
    try {
      JsonNode read = json.readTree(answer.body().getBytes());
      if (!(read instanceof ObjectNode capabilities)) {
        throw Unavailable.broken(SERVER + " answers with no capabilities.", null);
      }
      ArrayNode layouts = json.createArrayNode();
      for (JsonNode layout : capabilities.path("layouts")) {
        if (templates.contains(layout.path("name").asText())) {
          layouts.add(layout);
        }
      }
      capabilities.set("layouts", layouts);
      String text =
          pretty
              ? json.writerWithDefaultPrettyPrinter().writeValueAsString(capabilities)
              : json.writeValueAsString(capabilities);
      return Response.ok(text, "application/json")
          .header(HttpHeaders.CACHE_CONTROL, CacheHeaders.mine(600))
          .header(HttpHeaders.VARY, CacheHeaders.VARY_CALLER + ", Referer")
          .build();
    } catch (IOException e) {
      throw Unavailable.broken(SERVER + " answers with no JSON.", e);
    }
  }

  private UpstreamRequest request(HttpMethod method, String path, byte[] body) {
    String base =
        organisation
            .printUrl()
            .or(config::url)
            .map(url -> url.toString().replaceAll("/+$", ""))
            .orElseThrow(
                () ->
                    Unavailable.broken("The portal has no print service (fera.print.url).", null));
    Map<String, String> headers = new HashMap<>();
    for (String name : ASKED_WITH) {
      if (request.getHeader(name) != null) {
        headers.put(name, request.getHeader(name));
      }
    }
    seal.of(Instant.now(), remote.address().getHostAddress(), publicUrl.requestHost())
        .ifPresent(value -> headers.put(PrintSeal.HEADER, value));
    return new UpstreamRequest(
        SERVER, method, base + "/" + path, headers, body == null ? null : Buffer.buffer(body));
  }

  private static Response streamed(HttpClientResponse answer) {
    int status = answer.statusCode();
    if (status / 100 == 3 || status == 502 || status == 504) {
      answer.request().reset();
      throw Unavailable.broken(SERVER + " answers with " + status + ".", null);
    }
    Response.ResponseBuilder builder =
        Response.status(status)
            .entity(new StreamedBody(answer))
            .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
            .header("X-Content-Type-Options", "nosniff");
    for (String name : HANDED_ON) {
      if (answer.getHeader(name) != null) {
        builder.header(name, answer.getHeader(name));
      }
    }
    return builder.build();
  }
}
