package org.fera.router.operate;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fera.router.DbRouter;
import org.fera.router.RouterException;
import org.fera.router.settings.RouterSettings;
import org.jboss.logging.Logger;

/**
 * {@code GET /q/db-router/status} and {@code POST /q/db-router/read-only}, beside health and
 * metrics, which the entry keeps from outside; the second needs the operator's token too.
 */
@Singleton
final class OperatorRoutes {

  private static final Logger LOG = Logger.getLogger(OperatorRoutes.class);

  private static final String TOKEN = "X-Fera-Operator";

  /** Characters; it is shown to everybody whose write is refused. */
  private static final int MAX_REASON = 300;

  private final DbRouter router;
  private final RouterSettings settings;
  private final String base;
  private final boolean management;

  OperatorRoutes(
      DbRouter router,
      @ConfigProperty(name = "quarkus.http.non-application-root-path", defaultValue = "q")
          String base,
      @ConfigProperty(name = "quarkus.management.enabled", defaultValue = "false")
          boolean management) {
    this.router = router;
    this.settings = router.settings();
    this.base = ("/" + base + "/db-router").replaceAll("/+", "/");
    this.management = management;
  }

  void register(@Observes Router routes) {
    if (!management) {
      register(routes, base);
    }
  }

  void register(@Observes ManagementInterface other) {
    register(other.router(), "/q/db-router");
  }

  private void register(Router routes, String at) {
    routes.get(at + "/status").handler(this::status);
    routes.post(at + "/read-only").blockingHandler(this::readOnly, false);
    routes
        .route(at + "/read-only")
        .handler(request -> request.response().putHeader("Allow", "POST").setStatusCode(405).end());
  }

  private void status(RoutingContext request) {
    answer(request, 200, "application/json", StatusJson.of(router));
  }

  private void readOnly(RoutingContext request) {
    if (settings.operatorToken().isEmpty()) {
      problem(request, 403, "Set fera.router.operator-token first.", null);
    } else if (!isOperator(request.request().getHeader(TOKEN))) {
      problem(request, 403, "The header " + TOKEN + " does not carry the operator's token.", null);
    } else {
      switchAsAsked(request);
    }
  }

  private boolean isOperator(String token) {
    return token != null
        && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8),
            settings.operatorToken().orElseThrow().getBytes(StandardCharsets.UTF_8));
  }

  private void switchAsAsked(RoutingContext request) {
    String readOnly = request.request().getParam("readonly", "");
    String reason = request.request().getParam("reason", "maintenance").strip();
    Optional<String> source = Optional.ofNullable(request.request().getParam("source"));
    if (!readOnly.equals("true") && !readOnly.equals("false")) {
      problem(request, 400, "`readonly` is true or false.", "readonly");
    } else if (reason.isEmpty() || reason.length() > MAX_REASON) {
      problem(request, 400, "`reason` has 1 to " + MAX_REASON + " characters.", "reason");
    } else if (source.isPresent() && !router.sources().contains(source.get())) {
      problem(request, 400, "There is no such source.", "source");
    } else {
      perform(request, source, readOnly.equals("true"), reason);
    }
  }

  private void perform(
      RoutingContext request, Optional<String> source, boolean readOnly, String reason) {
    try {
      for (String name : source.map(java.util.Set::of).orElseGet(router::sources)) {
        router.readOnly(name, readOnly, reason);
        LOG.warnf("Source %s: writing is switched %s (%s)", name, readOnly ? "off" : "on", reason);
      }
      status(request);
    } catch (SQLException | RouterException e) {
      LOG.warnf("Cannot switch writing %s: %s", readOnly ? "off" : "on", e.getMessage());
      boolean refused = e instanceof SQLException sql && "42501".equals(sql.getSQLState());
      String detail =
          refused
              ? "The login may not make the schema fera_router, or does not own it."
              : "The master cannot be written to; start the instances with FERA_ROUTER_READ_ONLY=true.";
      problem(request, refused ? 500 : 503, detail, null);
    }
  }

  private static void problem(RoutingContext request, int status, String detail, String parameter) {
    JsonObject problem =
        new JsonObject().put("type", "about:blank").put("status", status).put("detail", detail);
    if (parameter != null) {
      problem.put("parameter", parameter);
    }
    if (status == 503) {
      request.response().putHeader("Retry-After", "1");
    }
    answer(request, status, "application/problem+json", problem);
  }

  private static void answer(RoutingContext request, int status, String type, JsonObject body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", type)
        .putHeader("Cache-Control", "no-store")
        .end(body.encode());
  }
}
