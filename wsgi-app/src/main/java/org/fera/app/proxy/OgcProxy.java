package org.fera.app.proxy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fera.app.http.Parameters;
import org.fera.app.http.Unavailable;
import org.fera.app.ogc.FeatureTypes;
import org.fera.app.ogc.OgcDocuments;
import org.fera.app.ogc.RemoteDocument;
import org.fera.app.rights.Caller;
import org.fera.app.rights.Callers;
import org.fera.app.upstream.Upstream;
import org.fera.app.upstream.UpstreamRequest;

/** Hands requests on to OGC servers. */
@ApplicationScoped
class OgcProxy {

  private static final int LONGEST_CAPABILITIES = 20_000_000;

  private final Targets targets;
  private final OgcDocuments documents;
  private final Callers callers;
  private final Upstream upstream;

  OgcProxy(Targets targets, OgcDocuments documents, Callers callers, Upstream upstream) {
    this.targets = targets;
    this.documents = documents;
    this.callers = callers;
    this.upstream = upstream;
  }

  /** A request whose parameters are in the address. */
  Uni<Response> get(OgcParameters parameters) {
    Operation operation =
        Operation.of(Parameters.required("REQUEST", parameters.get("request").orElse(null)));
    String service = parameters.get("service").orElse("WMS");
    parameters.put("service", service);
    Targets.Found found = targets.find(parameters, service);
    Caller caller = callers.current();
    Optional<LayerScope> scope = targets.scope(found, caller);
    scope.ifPresent(known -> new LayerFilter(known).apply(parameters));
    if (scope.isPresent() && operation == Operation.DESCRIBEFEATURETYPE) {
      nameTypes(parameters, found.target(), scope.get());
    }
    // ngeo leaves STYLES out of its background maps; MapServer wants it.
    if (operation == Operation.GETMAP && !parameters.has("styles")) {
      parameters.put("styles", "");
    }
    String url = found.target().with(parameters.handedOn(), operation, caller);
    UpstreamRequest request = UpstreamRequest.get(found.target().server().title(), url);
    if (operation == Operation.GETCAPABILITIES && scope.isPresent()) {
      return filtered(request, scope.get());
    }
    return upstream
        .send(request)
        .map(answer -> OgcAnswers.streamed(answer, operation, request.server()));
  }

  /** A WFS request in XML. */
  Uni<Response> post(OgcParameters parameters, byte[] body, String contentType) {
    WfsPost post = WfsPost.parse(body);
    Targets.Found found = targets.find(parameters, "WFS");
    Caller caller = callers.current();
    Optional<LayerScope> scope = targets.scope(found, caller);
    if (scope.isPresent()) {
      LayerFilter filter = new LayerFilter(scope.get());
      post.featureTypes().forEach(filter::featureTypes);
      post.ids().forEach(filter::featureIds);
    }
    UpstreamRequest request =
        new UpstreamRequest(
            found.target().server().title(),
            HttpMethod.POST,
            found.target().with(Map.of(), post.operation(), caller),
            Map.of(HttpHeaders.CONTENT_TYPE, contentType),
            Buffer.buffer(body));
    if (scope.isPresent() && post.operation() == Operation.GETCAPABILITIES) {
      return filtered(request, scope.get());
    }
    return upstream
        .send(request)
        .map(answer -> OgcAnswers.streamed(answer, post.operation(), request.server()));
  }

  private Uni<Response> filtered(UpstreamRequest request, LayerScope scope) {
    return upstream
        .whole(request, LONGEST_CAPABILITIES)
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
