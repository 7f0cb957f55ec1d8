package org.fera.print.http;

/** The app is not for the page that the request is from. */
class RefererException extends RuntimeException {

  RefererException() {
    super("This page may not use the print app.");
  }
}
