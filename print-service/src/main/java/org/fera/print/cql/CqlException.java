package org.fera.print.cql;

/** A filter or an expression that cannot be understood, in words with the place in its text. */
public class CqlException extends Exception {

  CqlException(String message) {
    super(message);
  }
}
