package org.fera.print.fetch;

import java.util.Map;

/**
 * On whose behalf a job fetches.
 *
 * @param ref the job's
 * @param portalHeaders headers that only the portal gets, such as the caller's cookies
 */
public record Caller(String ref, Map<String, String> portalHeaders) {

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "Caller[" + ref + ", headers " + portalHeaders.keySet() + "]";
  }
}
