package org.fera.app.http;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Puts the id that the entry gave the request into each line of the log. */
@ApplicationScoped
class RequestId {

  private static final int BEFORE_FILTERS = -100_001;
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  void install(@Observes Router router) {
    router.route().order(BEFORE_FILTERS).handler(RequestId::remember);
  }

  private static void remember(RoutingContext context) {
    String id = context.request().getHeader("X-Request-ID");
    if (id != null && SAFE.matcher(id).matches()) {
      MDC.put("requestId", id);
    }
    context.next();
  }
}
