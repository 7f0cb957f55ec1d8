package org.fera.app.http;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The body of an error, RFC 9457.
 *
 * @param type always {@code about:blank}: the status says it all
 * @param title the reason phrase of the status
 * @param status HTTP status
 * @param detail one sentence for the caller, or null
 * @param parameter the parameter at fault, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, String parameter) {

  /** The media type of the body. */
  public static final String MEDIA_TYPE = "application/problem+json";
}
