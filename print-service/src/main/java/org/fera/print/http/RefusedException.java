package org.fera.print.http;

/** The caller may not use what it asks for. */
class RefusedException extends RuntimeException {

  private final String parameter;

  /**
   * @param parameter what in the request is refused
   */
  RefusedException(String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  String parameter() {
    return parameter;
  }
}
