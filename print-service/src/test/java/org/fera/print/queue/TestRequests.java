package org.fera.print.queue;

import java.util.Map;
import java.util.Optional;
import org.fera.print.rights.Access;

/** Requests for tests of queues. */
public final class TestRequests {

  private TestRequests() {}

  /** A request of nobody in particular. */
  public static JobRequest any() {
    return of("");
  }

  /** A client's request, with a cookie. */
  public static JobRequest of(String client) {
    return new JobRequest(
        "default",
        "pdf",
        "{\"layout\":\"A4\"}",
        Map.of("Cookie", "session=secret"),
        new Origin(client, "A4", Optional.of("http://portal.test/"), "{\"maps\": []}", false),
        Access.OPEN);
  }
}
