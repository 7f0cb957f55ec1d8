package org.fera.tile.source;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;

/**
 * What MapServer says in XML in the place of a picture, mostly with status 200.
 *
 * <p>A worker keeps its connection to the database, and notices only with the next request that the
 * node at the other end is gone. The first statement of a layer asks for the version of PostGIS:
 * when that one fails, another request will find another connection.
 */
final class FaultReport {

  /** Bytes; MapServer's reports have some hundred. */
  private static final int LONGEST = 16_384;

  private static final String LOST = "msPostGISRetrieveVersion()";

  private FaultReport() {}

  static boolean mayBe(HttpClientResponse response) {
    String type = response.getHeader("Content-Type");
    String length = response.getHeader("Content-Length");
    return type != null
        && (type.startsWith("text/xml") || type.startsWith("application/vnd.ogc.se_xml"))
        && length != null
        && length.length() <= Integer.toString(LONGEST).length()
        && Integer.parseInt(length) <= LONGEST;
  }

  /** What it says; nothing of it is quoted. */
  static Future<SourceFailure> read(HttpClientResponse response) {
    return response
        .body()
        .map(
            body ->
                body.toString(StandardCharsets.UTF_8).contains(LOST)
                    ? new SourceFailure(
                        SourceFailure.Reason.LOST_DATABASE,
                        "The map server does not reach its database")
                    : unusable());
  }

  static SourceFailure unusable() {
    return new SourceFailure(
        SourceFailure.Reason.BAD_ANSWER, "The map server did not answer as it was asked");
  }
}
