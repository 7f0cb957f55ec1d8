package org.fera.app.proxy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fera.app.http.Parameters;
import org.fera.app.http.Unavailable;
import org.fera.app.ogc.FeatureTypes;
import org.fera.app.ogc.OgcDocuments;
import org.fera.app.ogc.RemoteDocument;
import org.fera.app.rights.Caller;
import org.fera.app.rights.Callers;
import org.fera.app.upstream.UpstreamRequest;

/** Hands requests on to OGC servers. */
@ApplicationScoped
class OgcProxy {

  private static final int LONGEST_CAPABILITIES = 20_000_000;

  private final Targets targets;
  private final OgcDocuments documents;
  private final Callers callers;
  private final Challenge challenge;
  private final Credential credential;
  private final OgcRequests requests;
  private final Masked masked;
  private final ProxyConfig config;

  OgcProxy(
      Targets targets,
      OgcDocuments documents,
      Callers callers,
      Challenge challenge,
      Credential credential,
      OgcRequests requests,
      Masked masked,
      ProxyConfig config) {
    this.targets = targets;
    this.documents = documents;
    this.callers = callers;
    this.challenge = challenge;
    this.credential = credential;
    this.requests = requests;
    this.masked = masked;
    this.config = config;
  }

  /** A request whose parameters are in the address or in a form. */
  Uni<Response> get(OgcParameters parameters) {
    Operation operation =
        Operation.of(Parameters.required("REQUEST", parameters.get("request").orElse(null)));
    String service = parameters.get("service").orElse("WMS");
    parameters.put("service", service);
    Targets.Found found = targets.find(parameters, service);
    refuseHidden(operation, found.target());
    Caller caller = callers.current();
    challenge.of(parameters, caller);
    Optional<LayerScope> scope = targets.scope(found, caller);
    scope.ifPresent(known -> new LayerFilter(known).apply(parameters));
    if (scope.isPresent() && operation == Operation.DESCRIBEFEATURETYPE) {
      nameTypes(parameters, found.target(), scope.get());
    }
    // ngeo leaves STYLES out of its background maps; MapServer wants it.
    if (operation == Operation.GETMAP && !parameters.has("styles")) {
      parameters.put("styles", "");
    }
    Function<OgcParameters, UpstreamRequest> asking =
        changed -> request(found.target(), changed, operation, caller);
    if (operation == Operation.GETCAPABILITIES && scope.isPresent()) {
      return filtered(asking.apply(parameters), scope.get());
    }
    return targets
        .areas(found, caller)
        .flatMap(areas -> masked.answer(operation, parameters, areas, caller, asking))
        .orElseGet(() -> streamed(asking.apply(parameters), operation));
  }

  /** A WFS request in XML. */
  Uni<Response> post(OgcParameters parameters, byte[] body, String contentType) {
    WfsPost post = WfsPost.parse(body);
    Targets.Found found = targets.find(parameters, "WFS");
    refuseHidden(post.operation(), found.target());
    Caller caller = callers.current();
    challenge.of(parameters, caller);
    Optional<LayerScope> scope = targets.scope(found, caller);
    if (scope.isPresent()) {
      LayerFilter filter = new LayerFilter(scope.get());
      post.featureTypes().forEach(filter::featureTypes);
      post.ids().forEach(filter::featureIds);
    }
    Target target = found.target();
    Map<String, String> headers = new HashMap<>(credential.headers(target.auth(), caller));
    headers.put(HttpHeaders.CONTENT_TYPE, contentType);
    UpstreamRequest request =
        new UpstreamRequest(
            target.server().title(),
            HttpMethod.POST,
            target.with(Map.of(), credential.parameters(target.server(), target.auth(), caller)),
            headers,
            Buffer.buffer(body));
    if (scope.isPresent() && post.operation() == Operation.GETCAPABILITIES) {
      return filtered(request, scope.get());
    }
    return targets
        .areas(found, caller)
        .flatMap(areas -> masked.answer(post, areas, caller, request))
        .orElseGet(() -> streamed(request, post.operation()));
  }

  private void refuseHidden(Operation operation, Target target) {
    boolean hidden = config.hideCapabilities().orElse(List.of()).contains(target.server().name());
    if (operation == Operation.GETCAPABILITIES && hidden) {
      throw new NotFoundException("This server's capabilities are not told");
    }
  }

  private UpstreamRequest request(
      Target target, OgcParameters parameters, Operation operation, Caller caller) {
    // Without roles a legend is the same for all and can be kept.
    boolean legend =
        operation == Operation.GETLEGENDGRAPHIC && !target.server().type().equals("qgisserver");
    Map<String, String> ours =
        legend ? Map.of() : credential.parameters(target.server(), target.auth(), caller);
    return LongRequests.of(
        target.server().title(),
        target.url(),
        target.with(parameters.handedOn(), ours),
        credential.headers(target.auth(), caller));
  }

  private Uni<Response> streamed(UpstreamRequest request, Operation operation) {
    return requests
        .send(request, operation.kind())
        .map(answer -> OgcAnswers.of(answer, operation, request.server()));
  }

  private Uni<Response> filtered(UpstreamRequest request, LayerScope scope) {
    return requests
        .whole(request, Kind.ABOUT, LONGEST_CAPABILITIES)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(
            answer ->
                OgcAnswers.headed(
                        Response.ok(new CapabilitiesFilter(scope).apply(answer.body().getBytes())),
                        Operation.GETCAPABILITIES)
                    .type(answer.contentType() == null ? "text/xml" : answer.contentType())
                    .build());
  }

  /** DescribeFeatureType without names describes all types: name those that the caller may see. */
  private void nameTypes(OgcParameters parameters, Target target, LayerScope scope) {
    if (parameters.get("typename").or(() -> parameters.get("typenames")).isPresent()) {
      return;
    }
    if (documents.featureTypes(target.server()).join()
        instanceof RemoteDocument.Read<FeatureTypes> read) {
      parameters.put(
          "typename",
          read.content().attributes().keySet().stream()
              .filter(name -> !scope.allowed(name).isEmpty())
              .collect(Collectors.joining(",")));
    } else {
      throw Unavailable.broken(target.server().title() + " does not tell its feature types.", null);
    }
  }
}
