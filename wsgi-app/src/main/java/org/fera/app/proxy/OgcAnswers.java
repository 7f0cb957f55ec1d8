package org.fera.app.proxy;

import io.vertx.core.http.HttpClientResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.fera.app.http.CacheHeaders;
import org.fera.app.http.Unavailable;
import org.fera.app.upstream.StreamedBody;

/** Makes answers to callers of answers of OGC servers. */
final class OgcAnswers {

  private static final List<String> HANDED_ON =
      List.of("Content-Type", "Content-Disposition", "Content-Encoding", "Content-Language");

  private static final int LASTING_SECONDS = 600;
  private static final int DATA_SECONDS = 10;

  private OgcAnswers() {}

  static Response of(OgcAnswer given, Operation operation, String server) {
    HttpClientResponse answer = given.response();
    int status = answer.statusCode();
    if (status >= 500 || status < 200 || status / 100 == 3) {
      if (!given.isRead()) {
        answer.request().reset();
      }
      throw failure(status, server);
    }
    String type = answer.getHeader("Content-Type");
    boolean noPicture =
        operation == Operation.GETMAP && status < 400 && (type == null || isReport(type));
    Response.ResponseBuilder builder =
        Response.status(noPicture ? 400 : status)
            .entity(given.isRead() ? given.body().getBytes() : new StreamedBody(answer));
    for (String name : HANDED_ON) {
      if (answer.getHeader(name) != null) {
        builder.header(name, answer.getHeader(name));
      }
    }
    return noPicture || status >= 400
        ? builder.header(HttpHeaders.CACHE_CONTROL, "no-store").build()
        : headed(builder, operation).build();
  }

  static Response.ResponseBuilder headed(Response.ResponseBuilder builder, Operation operation) {
    return builder
        .header(
            HttpHeaders.CACHE_CONTROL,
            CacheHeaders.mine(operation.isLasting() ? LASTING_SECONDS : DATA_SECONDS))
        .header(HttpHeaders.VARY, CacheHeaders.VARY_CALLER)
        .header("X-Content-Type-Options", "nosniff");
  }

  private static boolean isReport(String type) {
    return OgcAnswer.isXml(type) || type.startsWith("text/html");
  }

  static Unavailable failure(int status, String server) {
    return switch (status) {
      case 503 -> Unavailable.busy(server + " is busy.");
      case 504 -> Unavailable.late(server + " does not answer in time.");
      default -> Unavailable.broken(server + " failed with status " + status + ".", null);
    };
  }
}
