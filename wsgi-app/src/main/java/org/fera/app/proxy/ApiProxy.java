package org.fera.app.proxy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fera.app.http.BadParameter;
import org.fera.app.http.PublicUrl;
import org.fera.app.rights.Caller;
import org.fera.app.rights.Callers;
import org.fera.app.upstream.UpstreamRequest;

/**
 * Hands requests on to the OGC API - Features of a server, which is below the path of its WFS.
 * Answers are JSON: pages could neither be held to what a caller may see nor lead to the portal.
 */
@ApplicationScoped
class ApiProxy {

  /** Bytes; memory is needed for the whole answer, and several times for one that is filtered. */
  private static final int LONGEST = 20_000_000;

  private static final int LONGEST_FILTERED = 4_000_000;
  private static final Set<String> FORMATS = Set.of("json", "geojson");

  private final Targets targets;
  private final Callers callers;
  private final Challenge challenge;
  private final Credential credential;
  private final OgcRequests requests;
  private final ApiAnswers answers;
  private final PublicUrl publicUrl;
  private final ProxyConfig config;

  ApiProxy(
      Targets targets,
      Callers callers,
      Challenge challenge,
      Credential credential,
      OgcRequests requests,
      ApiAnswers answers,
      PublicUrl publicUrl,
      ProxyConfig config) {
    this.targets = targets;
    this.callers = callers;
    this.challenge = challenge;
    this.credential = credential;
    this.requests = requests;
    this.answers = answers;
    this.publicUrl = publicUrl;
    this.config = config;
  }

  /** A request that reads. */
  Uni<Response> read(ApiCall call, OgcParameters parameters) {
    refuseOtherFormats(parameters);
    Targets.Found found = targets.find(call.server(), "map", "WFS");
    refuseHidden(call.path(), found.target());
    Caller caller = callers.current();
    challenge.of(parameters, caller);
    Optional<LayerScope> scope = targets.scope(found, caller);
    call.path()
        .collection()
        .ifPresent(id -> scope.ifPresent(known -> new LayerFilter(known).collection(id)));
    Set<Integer> limit = limit(call.path(), found, caller);
    if (!limit.isEmpty() && parameters.has("crs")) {
      throw new BadParameter(
          "crs", "Features of layers with restriction areas are handed out in WGS 84 only.");
    }
    boolean whole = limit.isEmpty() && (scope.isEmpty() || call.path().collection().isPresent());
    ApiAnswers.Limits limits = new ApiAnswers.Limits(caller, scope, limit);
    ApiLinks links = links(call);
    return requests
        .whole(
            request(call, found.target(), parameters, caller, HttpMethod.GET, null, null),
            call.path().isItems() ? Kind.FEATURES : Kind.ABOUT,
            whole ? LONGEST : LONGEST_FILTERED)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(answer -> answers.of(answer, call.path(), limits, links, found.target().server()));
  }

  /** A request that changes features. */
  Uni<Response> write(
      ApiCall call, OgcParameters parameters, HttpMethod method, byte[] body, String type) {
    Targets.Found found = targets.find(call.server(), "map", "WFS");
    Caller caller = callers.current();
    challenge.of(parameters, caller);
    String collection = call.path().collection().orElseThrow();
    targets.scope(found, caller).ifPresent(known -> new LayerFilter(known).collection(collection));
    if (!targets.mayWrite(found, caller, collection)) {
      throw new ForbiddenException("No right to change features of '" + collection + "'");
    }
    ApiLinks links = links(call);
    return requests
        .whole(
            request(call, found.target(), parameters, caller, method, body, type),
            Kind.FEATURES,
            LONGEST)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(answer -> answers.ofWrite(answer, links, found.target().server()));
  }

  private UpstreamRequest request(
      ApiCall call,
      Target target,
      OgcParameters parameters,
      Caller caller,
      HttpMethod method,
      byte[] body,
      String type) {
    Map<String, String> headers = new HashMap<>(credential.headers(target.auth(), caller));
    headers.put(HttpHeaders.ACCEPT, "application/geo+json, application/json");
    if (type != null) {
      headers.put(HttpHeaders.CONTENT_TYPE, type);
    }
    Map<String, String> query = new HashMap<>(parameters.handedOnAsWritten());
    if (call.api().equals(ApiCall.MAPSERVER)) {
      query.put("f", "json");
    }
    Target api =
        new Target(target.server(), call.path().at(target.url(), call.api()), target.auth());
    return new UpstreamRequest(
        target.server().title(),
        method,
        api.with(query, credential.parameters(target.server(), target.auth(), caller)),
        headers,
        body == null ? null : Buffer.buffer(body));
  }

  /** The layers whose areas hold for the features that are asked for; empty: everywhere. */
  private Set<Integer> limit(ApiPath path, Targets.Found found, Caller caller) {
    return path.collection()
        .filter(id -> path.isItems())
        .flatMap(id -> targets.areas(found, caller).map(areas -> areas.limit(id)))
        .orElse(Set.of());
  }

  private ApiLinks links(ApiCall call) {
    String name = URLEncoder.encode(call.server(), StandardCharsets.UTF_8).replace("+", "%20");
    return new ApiLinks(publicUrl.of("mapserv_proxy/" + name + "/" + call.api()));
  }

  private void refuseHidden(ApiPath path, Target target) {
    boolean hidden = config.hideCapabilities().orElse(List.of()).contains(target.server().name());
    if (hidden && path.collection().isEmpty()) {
      throw new NotFoundException("This server's capabilities are not told");
    }
  }

  private static void refuseOtherFormats(OgcParameters parameters) {
    if (!FORMATS.contains(parameters.get("f").orElse("json"))) {
      throw new BadParameter("f", "'f' must be json.");
    }
  }
}
