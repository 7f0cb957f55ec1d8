package org.fera.print.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.fera.print.rights.RightsConfig;
import org.fera.print.rights.Senders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Where {@code fera.print.rights.public} is false, all routes are for wsgi-app's /printproxy. */
public class PortalOnly {

  private final RightsConfig config;
  private final Senders senders;

  /** Made by CDI. */
  public PortalOnly(RightsConfig config, Senders senders) {
    this.config = config;
    this.senders = senders;
  }

  @ServerRequestFilter
  Optional<Response> check(HttpServerRequest request) {
    return config.isPublic() || senders.of(request).byPortal()
        ? Optional.empty()
        : Optional.of(Problem.plain(403, "Prints are ordered by way of the portal's /printproxy."));
  }
}
