package org.fera.print.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.fera.print.json.SpecException;
import org.fera.print.queue.QueueFullException;
import org.fera.print.queue.QueueUnavailableException;
import org.fera.print.rights.RightsUnknownException;
import org.fera.print.yaml.ConfigException;
import org.fera.router.RouterException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every error into an answer; nobody gets a stack trace. */
public class ErrorMappers {

  private static final Logger LOG = Logger.getLogger(ErrorMappers.class);
  private static final Duration SOON = Duration.ofSeconds(2);

  @ServerExceptionMapper
  Response badRequest(SpecException e) {
    return Problem.response(Response.Status.BAD_REQUEST, e.getMessage(), e.parameter());
  }

  @ServerExceptionMapper
  Response brokenApp(ConfigException e) {
    LOG.errorf("A print app cannot be used: %s", e.getMessage());
    return Problem.plain(500, "The print app is not configured correctly.");
  }

  @ServerExceptionMapper
  Response foreignPage(RefererException e) {
    return Problem.plain(403, e.getMessage());
  }

  @ServerExceptionMapper
  Response refused(RefusedException e) {
    return Problem.response(Response.Status.FORBIDDEN, e.getMessage(), e.parameter());
  }

  @ServerExceptionMapper
  Response unknownRights(RightsUnknownException e) {
    LOG.warnf("wsgi-app cannot be asked who prints: %s", e.getMessage());
    return later("What you may print cannot be found out now.", SOON);
  }

  @ServerExceptionMapper
  Response unknownApp(UnknownAppException e) {
    return Problem.plain(404, e.getMessage());
  }

  @ServerExceptionMapper
  Response unknownJob(UnknownJobException e) {
    return Problem.plain(404, e.getMessage());
  }

  @ServerExceptionMapper
  Response full(QueueFullException e) {
    return later(e.getMessage(), e.retryAfter());
  }

  @ServerExceptionMapper
  Response closed(QueueUnavailableException e) {
    return later(e.getMessage(), SOON);
  }

  private static Response later(String words, Duration retryAfter) {
    Response problem = Problem.response(Response.Status.SERVICE_UNAVAILABLE, words, null);
    return Response.fromResponse(problem)
        .header("Retry-After", Math.max(1, retryAfter.toSeconds()))
        .build();
  }

  @ServerExceptionMapper
  Response known(WebApplicationException e) {
    Response.Status status = Response.Status.fromStatusCode(e.getResponse().getStatus());
    if (status == null || e.getResponse().hasEntity()) {
      return e.getResponse();
    }
    return Problem.response(status, status.getReasonPhrase(), null);
  }

  @ServerExceptionMapper
  Response unexpected(Exception e) {
    Optional<Duration> retryAfter = RouterException.find(e).flatMap(RouterException::retryAfter);
    if (retryAfter.isPresent()) {
      LOG.warnf("The database of the print queue is not there: %s", e.getMessage());
      return later("The database of the print queue is not there.", retryAfter.get());
    }
    String id = UUID.randomUUID().toString();
    LOG.errorf(e, "Request failed, error id %s", id);
    return Problem.response(
        Response.Status.INTERNAL_SERVER_ERROR, "Something went wrong; error id " + id, null);
  }
}
