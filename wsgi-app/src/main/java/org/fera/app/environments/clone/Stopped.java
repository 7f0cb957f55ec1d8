package org.fera.app.environments.clone;

/** Work on an environment was not done, and nothing was changed; the message says why. */
public class Stopped extends RuntimeException {

  /**
   * @param message one or more sentences for an operator, naming the objects at fault
   */
  public Stopped(String message) {
    super(message);
  }

  public Stopped(String message, Throwable cause) {
    super(message, cause);
  }
}
