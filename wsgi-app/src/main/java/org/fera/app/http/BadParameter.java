package org.fera.app.http;

/** A parameter that the caller has to change; answered with 400 and the parameter's name. */
public class BadParameter extends RuntimeException {

  private final String parameter;

  /**
   * @param parameter name as the caller writes it
   * @param detail one sentence for the caller; shows no insides
   */
  public BadParameter(String parameter, String detail) {
    super(detail);
    this.parameter = parameter;
  }

  /** Never null. */
  public String parameter() {
    return parameter;
  }
}
