package org.fera.router.policy;

import org.fera.router.Role;

/**
 * What was decided for a request, and by which rule.
 *
 * @param reason a fixed word, fit for a metric's label
 */
public record Decision(Role role, Reason reason) {

  /** The rules, in the order in which they are asked. */
  public enum Reason {
    READ_ONLY,
    FORCE_MASTER,
    USE_MASTER,
    FORCE_SLAVE,
    USE_SLAVE,
    METHOD,
    NO_REQUEST
  }
}
