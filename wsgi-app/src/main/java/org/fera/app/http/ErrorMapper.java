package org.fera.app.http;

import io.quarkus.logging.Log;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.fera.router.RouterException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what a route throws into a problem; nothing of the insides reaches the caller. */
class ErrorMapper {

  @ServerExceptionMapper
  Response badParameter(BadParameter exception) {
    return problem(400, exception.getMessage(), exception.parameter()).build();
  }

  @ServerExceptionMapper
  Response unavailable(Unavailable exception) {
    Log.warnf("%s: %s", exception.getMessage(), exception.getCause());
    return problem(exception.status(), exception.getMessage(), null)
        .header(HttpHeaders.RETRY_AFTER, exception.retryAfter())
        .build();
  }

  @ServerExceptionMapper
  Response refused(WebApplicationException exception) {
    Response given = exception.getResponse();
    if (given.hasEntity() || given.getStatus() < 400) {
      return given;
    }
    Response.ResponseBuilder problem = problem(given.getStatus(), detail(exception), null);
    given.getHeaders().forEach((name, values) -> values.forEach(v -> problem.header(name, v)));
    return problem.type(Problem.MEDIA_TYPE).build();
  }

  @ServerExceptionMapper
  Response unexpected(RuntimeException exception) {
    Optional<RouterException> routing = RouterException.find(exception);
    if (routing.flatMap(RouterException::retryAfter).isPresent()) {
      return databaseAway(routing.get());
    }
    Log.error("Request failed", exception);
    return problem(500, "The request failed; the log has the reason.", null).build();
  }

  /** Only what our own code says, not JAX-RS' "HTTP 404 Not Found". */
  private static String detail(WebApplicationException exception) {
    String message = exception.getMessage();
    return message == null || message.startsWith("HTTP ") ? null : message + ".";
  }

  private static Response databaseAway(RouterException exception) {
    Log.warnf("The database is away: %s", exception.getMessage());
    long seconds = Math.max(1, exception.retryAfter().map(Duration::toSeconds).orElse(1L));
    // What an operator says of a maintenance is meant for callers; node names are not.
    String detail =
        exception instanceof RouterException.UnderMaintenance
            ? exception.getMessage()
            : "The database cannot be reached now.";
    return problem(exception.status(), detail, null)
        .header(HttpHeaders.RETRY_AFTER, seconds)
        .build();
  }

  private static Response.ResponseBuilder problem(int status, String detail, String parameter) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String title = known == null ? "Error" : known.getReasonPhrase();
    return Response.status(status)
        .type(Problem.MEDIA_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(new Problem("about:blank", title, status, detail, parameter));
  }
}
