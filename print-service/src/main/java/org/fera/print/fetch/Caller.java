package org.fera.print.fetch;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * On whose behalf a job fetches.
 *
 * @param ref the job's
 * @param portalHeaders headers that only the portal gets, such as the caller's cookies
 */
public record Caller(String ref, Map<String, String> portalHeaders) {

  private static final Set<String> FOR_THE_PORTAL = Set.of("Cookie", "Referer", "X-Request-ID");

  /** The caller of a job, of whose headers the portal gets those that it may need to know. */
  public static Caller of(String ref, Map<String, String> headers) {
    Map<String, String> portal = new TreeMap<>(headers);
    portal.keySet().removeIf(name -> !isForPortal(name));
    return new Caller(ref, portal);
  }

  /** Whether the portal gets the header. */
  public static boolean isForPortal(String header) {
    return FOR_THE_PORTAL.stream().anyMatch(header::equalsIgnoreCase);
  }

  /** Secrets stay out of logs. */
  @Override
  public String toString() {
    return "Caller[" + ref + ", headers " + portalHeaders.keySet() + "]";
  }
}
