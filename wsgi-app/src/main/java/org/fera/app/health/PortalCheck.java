package org.fera.app.health;

/**
 * One check.
 *
 * @param level how much it costs: 1 for what is looked at each few seconds, 3 for other servers, 4
 *     for whole answers
 */
public record PortalCheck(String name, int level, Work work) {

  /** What is checked. */
  @FunctionalInterface
  public interface Work {

    /**
     * Looks.
     *
     * @return what was found, for the operator; null: nothing worth telling
     * @throws CheckFailed when something is wrong; its message is told, that of others only logged
     */
    String run() throws Exception;
  }
}
