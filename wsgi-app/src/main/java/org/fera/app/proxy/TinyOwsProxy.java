package org.fera.app.proxy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fera.app.http.BadParameter;
import org.fera.app.http.PublicUrl;
import org.fera.app.http.Unavailable;
import org.fera.app.rights.Caller;
import org.fera.app.rights.Callers;
import org.fera.app.servers.ServerUrl;
import org.fera.app.servers.ServerUrls;
import org.fera.app.upstream.UpstreamRequest;
import org.fera.app.upstream.WholeAnswer;

/**
 * Hands requests on to TinyOWS, which knows no users: only those that name types to which the
 * caller may write everywhere, since it does not keep to areas either.
 */
@ApplicationScoped
class TinyOwsProxy {

  private static final String SERVER = "TinyOWS";
  private static final int LONGEST = 20_000_000;

  private final TinyOwsConfig config;
  private final Targets targets;
  private final Callers callers;
  private final OgcRequests requests;
  private final ServerUrls urls;
  private final PublicUrl publicUrl;

  TinyOwsProxy(
      TinyOwsConfig config,
      Targets targets,
      Callers callers,
      OgcRequests requests,
      ServerUrls urls,
      PublicUrl publicUrl) {
    this.config = config;
    this.targets = targets;
    this.callers = callers;
    this.requests = requests;
    this.urls = urls;
    this.publicUrl = publicUrl;
  }

  /** A request by parameters. */
  Uni<Response> get(OgcParameters parameters) {
    Set<String> writable = writable();
    WfsEdit edit = WfsEdit.of(parameters);
    check(edit, writable);
    Target target = target();
    String url = target.with(parameters.handedOn(), Map.of("SERVICE", "WFS"));
    return answer(UpstreamRequest.get(SERVER, url), edit, writable);
  }

  /** A request in XML. */
  Uni<Response> post(OgcParameters parameters, byte[] body, String type) {
    Set<String> writable = writable();
    WfsEdit edit = WfsEdit.parse(body);
    check(edit, writable);
    // Parameters could name other types than the body: they stay here.
    if (!parameters.handedOn().isEmpty()) {
      String name = parameters.handedOn().keySet().iterator().next();
      throw new BadParameter(name, "'" + name + "' is not taken beside a body.");
    }
    return answer(
        new UpstreamRequest(
            SERVER,
            HttpMethod.POST,
            target().url(),
            Map.of(HttpHeaders.CONTENT_TYPE, type),
            Buffer.buffer(body)),
        edit,
        writable);
  }

  private Set<String> writable() {
    Caller caller = callers.current();
    if (caller.isAnonymous()) {
      throw new NotAuthorizedException(
          "Features are changed by users who are logged in",
          Response.status(Response.Status.UNAUTHORIZED)
              .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"TinyOWS\"")
              .build());
    }
    return targets.writableEverywhere(targets.find(config.ogcServer(), "map", "WFS"), caller);
  }

  private static void check(WfsEdit edit, Set<String> writable) {
    if (edit.operation().equals(WfsEdit.DESCRIPTION) && edit.types().size() != 1) {
      throw new BadParameter("TYPENAME", "'TYPENAME' must name one feature type.");
    }
    if (!edit.operation().equals(WfsEdit.CAPABILITIES) && edit.types().isEmpty()) {
      throw new BadParameter("TYPENAME", "The request must name its feature types.");
    }
    for (String type : edit.types()) {
      if (!writable.contains(type.toLowerCase(Locale.ROOT))) {
        throw new ForbiddenException("No right to change features of '" + type + "'");
      }
    }
  }

  private Target target() {
    String configured =
        config.url().orElseThrow(() -> new NotFoundException("The portal has no TinyOWS"));
    if (urls.resolve("fera.tinyows.url", configured) instanceof ServerUrl.Found found) {
      return new Target(null, found.value(), "");
    }
    throw Unavailable.broken("TinyOWS has no address that can be asked.", null);
  }

  private Uni<Response> answer(UpstreamRequest request, WfsEdit edit, Set<String> writable) {
    String proxy = publicUrl.of("tinyows_proxy");
    return requests
        .whole(request, Kind.FEATURES, LONGEST)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(answer -> answer(answer, edit, writable, proxy));
  }

  private Response answer(WholeAnswer answer, WfsEdit edit, Set<String> writable, String proxy) {
    int status = answer.status();
    if (status >= 500 || status < 200 || status / 100 == 3) {
      throw OgcAnswers.failure(status, SERVER);
    }
    byte[] body = answer.body().getBytes();
    if (edit.operation().equals(WfsEdit.CAPABILITIES)) {
      body =
          new CapabilitiesFilter(name -> writable.contains(name.toLowerCase(Locale.ROOT)))
              .apply(body);
    }
    return Response.status(status)
        .entity(linked(body, proxy))
        .type(answer.contentType() == null ? "text/xml" : answer.contentType())
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  private byte[] linked(byte[] body, String proxy) {
    return config
        .onlineResource()
        .map(own -> new String(body, StandardCharsets.UTF_8).replace(own, proxy))
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .orElse(body);
  }
}
