package org.fera.print.json;

/** A fault in a print request: where it is and what is wrong there. */
public class SpecException extends RuntimeException {

  private final String parameter;

  /**
   * A fault.
   *
   * @param parameter path in the request, for example {@code attributes.map.layers[0].baseURL}
   * @param message what is wrong, without the path
   */
  public SpecException(String parameter, String message) {
    super(parameter + ": " + message);
    this.parameter = parameter;
  }

  /** Path in the request. */
  public String parameter() {
    return parameter;
  }
}
