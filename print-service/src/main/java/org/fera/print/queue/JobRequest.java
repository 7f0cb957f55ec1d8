package org.fera.print.queue;

import java.util.Map;
import org.fera.print.rights.Access;

/**
 * A print to be made; holds text only, so that a queue may store it anywhere.
 *
 * @param app id of the app
 * @param format file name extension of the result
 * @param spec the request's JSON object
 * @param headers of the client's request that some servers get, such as cookies: secrets
 * @param origin whose print it is
 * @param access who may ask for it
 */
public record JobRequest(
    String app,
    String format,
    String spec,
    Map<String, String> headers,
    Origin origin,
    Access access) {

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "JobRequest[" + app + ", " + format + "]";
  }
}
