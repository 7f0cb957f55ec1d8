package org.fera.app.proxy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import org.fera.app.upstream.WholeAnswer;

/**
 * An answer of an OGC server.
 *
 * @param body null: not read yet, to be handed through as it comes
 */
record OgcAnswer(HttpClientResponse response, Buffer body) {

  /** Bytes; MapServer's reports of faults have some hundred. */
  static final int LONGEST_REPORT = 16_384;

  private static final int SERVER_ERROR = 500;

  /** Whether it is so short that it may be a report of a fault, and in XML as those are. */
  static boolean mayBeReport(HttpClientResponse response) {
    String length = response.getHeader("Content-Length");
    return response.statusCode() < SERVER_ERROR
        && isXml(response.getHeader("Content-Type"))
        && length != null
        && length.length() <= Integer.toString(LONGEST_REPORT).length()
        && Integer.parseInt(length) <= LONGEST_REPORT;
  }

  /** MapServer tells faults in XML, also with status 200. */
  static boolean isXml(String type) {
    return type != null
        && (type.startsWith("text/xml")
            || type.startsWith("application/xml")
            || type.startsWith("application/vnd.ogc.se_xml"));
  }

  boolean isRead() {
    return body != null;
  }

  /** What may be a report of a fault; empty if it is none. */
  String report() {
    return isRead() ? body.toString(StandardCharsets.UTF_8) : "";
  }

  static String report(WholeAnswer answer) {
    return answer.body().length() <= LONGEST_REPORT && isXml(answer.contentType())
        ? answer.body().toString(StandardCharsets.UTF_8)
        : "";
  }
}
