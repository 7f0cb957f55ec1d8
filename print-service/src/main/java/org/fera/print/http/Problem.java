package org.fera.print.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * An error as RFC 9457 has it.
 *
 * @param parameter where in the request the fault is; null if nowhere
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String title, int status, String detail, String parameter) {

  static final String TYPE = "application/problem+json";

  static Response response(Response.Status status, String detail, String parameter) {
    return Response.status(status)
        .type(TYPE)
        .entity(new Problem(status.getReasonPhrase(), status.getStatusCode(), detail, parameter))
        .build();
  }

  /** An error in the two lines of text that MapFish Print answers with. */
  static Response plain(int status, String message) {
    return Response.status(status)
        .type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
        .entity("Error while processing request:\n" + message)
        .build();
  }
}
