package org.fera.print.http;

/** There is no such job. */
class UnknownJobException extends RuntimeException {

  UnknownJobException(String ref) {
    super("There is no print job " + ref.replaceAll("[^A-Za-z0-9@._-]", "_"));
  }
}
