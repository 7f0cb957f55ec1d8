package org.fera.tile.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What every answer has in common: the header {@code X-Fera-Instance}, and that each path also
 * works under the portal's entry point.
 */
@ApplicationScoped
class EntryFilters {

  private static final CharSequence INSTANCE_HEADER =
      HttpHeaders.createOptimized("X-Fera-Instance");
  private static final int FIRST = 1000;

  private final CharSequence instance;
  private final PublicUrl publicUrl;

  EntryFilters(
      @ConfigProperty(name = "fera.instance", defaultValue = "1") String number,
      PublicUrl publicUrl) {
    this.instance = HttpHeaders.createOptimized("tile-service-" + number);
    this.publicUrl = publicUrl;
  }

  void register(@Observes Filters filters) {
    filters.register(this::nameInstance, FIRST);
    if (!publicUrl.prefix().isEmpty()) {
      filters.register(this::dropPrefix, FIRST - 1);
    }
  }

  private void nameInstance(RoutingContext context) {
    context.response().putHeader(INSTANCE_HEADER, instance);
    context.next();
  }

  private void dropPrefix(RoutingContext context) {
    String prefix = publicUrl.prefix();
    String uri = context.request().uri();
    if (uri.startsWith(prefix) && uri.startsWith("/", prefix.length())) {
      context.reroute(uri.substring(prefix.length()));
    } else {
      context.next();
    }
  }
}
