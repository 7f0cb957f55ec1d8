package org.fera.app.health;

/** What a check found wrong. */
public class CheckFailed extends Exception {

  /**
   * @param message for everybody: no address, no secret
   */
  public CheckFailed(String message) {
    super(message);
  }
}
