package org.fera.app.proxy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fera.app.http.CacheHeaders;
import org.fera.app.http.Unavailable;
import org.fera.app.ogc.OgcServer;
import org.fera.app.rights.Caller;
import org.fera.app.upstream.WholeAnswer;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Makes answers to callers of answers of an OGC API. */
@ApplicationScoped
class ApiAnswers {

  private static final int SECONDS = 10;

  private final ApiDocuments documents;

  ApiAnswers(ApiDocuments documents) {
    this.documents = documents;
  }

  /**
   * What a caller may see.
   *
   * @param scope empty: all collections
   * @param areas ids of layers whose areas hold for the features; empty: everywhere
   */
  record Limits(Caller caller, Optional<LayerScope> scope, Set<Integer> areas) {

    boolean shows(String collection) {
      return scope
          .map(known -> known.allowed(collection).stream().anyMatch(collection::equalsIgnoreCase))
          .orElse(true);
    }
  }

  /**
   * The answer to a request that reads.
   *
   * @throws WebApplicationException with the server's status when it refuses
   */
  Response of(WholeAnswer answer, ApiPath path, Limits limits, ApiLinks links, OgcServer server) {
    refuseFailure(answer, server);
    if (answer.status() >= 400) {
      throw new WebApplicationException(server.title() + " refuses the request", answer.status());
    }
    byte[] body = json(answer, server);
    try {
      if (path.collection().isEmpty() && limits.scope().isPresent()) {
        body = documents.listing(body, limits::shows);
      } else if (!limits.areas().isEmpty()) {
        body = documents.held(body, limits.caller(), limits.areas());
      }
      return headed(Response.status(answer.status()).entity(links.in(body)), SECONDS)
          .type(answer.contentType())
          .build();
    } catch (IOException | UnableToExecuteStatementException e) {
      // The database reads the geometries.
      throw unreadable(server, e);
    }
  }

  /** The answer to a request that changes features. */
  Response ofWrite(WholeAnswer answer, ApiLinks links, OgcServer server) {
    refuseFailure(answer, server);
    Response.ResponseBuilder builder = headed(Response.status(answer.status()), 0);
    if (answer.location() != null) {
      builder.header(HttpHeaders.LOCATION, links.rewritten(answer.location()));
    }
    if (answer.body().length() > 0 && isJson(answer.contentType())) {
      try {
        builder.entity(links.in(answer.body().getBytes())).type(answer.contentType());
      } catch (IOException e) {
        throw unreadable(server, e);
      }
    }
    return builder.build();
  }

  private static void refuseFailure(WholeAnswer answer, OgcServer server) {
    int status = answer.status();
    if (status >= 500 || status < 200 || status / 100 == 3) {
      throw OgcAnswers.failure(status, server.title());
    }
  }

  private static byte[] json(WholeAnswer answer, OgcServer server) {
    if (!isJson(answer.contentType())) {
      throw unreadable(server, null);
    }
    return answer.body().getBytes();
  }

  private static boolean isJson(String type) {
    return type != null
        && List.of("application/json", "application/geo+json", "application/vnd.oai.openapi+json")
            .contains(type.split(";", 2)[0].strip());
  }

  private static Unavailable unreadable(OgcServer server, Exception cause) {
    return Unavailable.broken(server.title() + " answers with something else than JSON.", cause);
  }

  private static Response.ResponseBuilder headed(Response.ResponseBuilder builder, int seconds) {
    return builder
        .header(HttpHeaders.CACHE_CONTROL, CacheHeaders.mine(seconds))
        .header(HttpHeaders.VARY, CacheHeaders.VARY_CALLER)
        .header("X-Content-Type-Options", "nosniff");
  }
}
