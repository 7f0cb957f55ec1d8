package org.fera.app.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The body of {@code /c2c/health_check}.
 *
 * @param failures by name of the check
 * @param successes by name of the check
 */
record HealthReport(Map<String, Result> failures, Map<String, Result> successes) {

  /**
   * @param timing seconds
   * @param message of a failure; else null
   * @param result what was found; null: nothing to tell
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result(double timing, int level, String message, String result) {}
}
