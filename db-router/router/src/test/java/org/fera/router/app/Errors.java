package org.fera.router.app;

import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Optional;
import org.fera.router.RouterException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a service's error mapper does with the router's family. */
public class Errors {

  @ServerExceptionMapper
  Response routing(RouterException failure) {
    Response.ResponseBuilder answer =
        Response.status(failure.status()).entity(failure.getMessage());
    failure.retryAfter().ifPresent(wait -> answer.header("Retry-After", wait.toSeconds()));
    return answer.build();
  }

  @ServerExceptionMapper
  Response sql(SQLException failure) {
    Optional<RouterException> found = RouterException.find(failure);
    return found.map(this::routing).orElseGet(() -> Response.serverError().build());
  }
}
