package org.fera.print.http;

/** There is no such app. */
class UnknownAppException extends RuntimeException {

  UnknownAppException(String app) {
    super("There is no print app \"" + app + "\".");
  }
}
