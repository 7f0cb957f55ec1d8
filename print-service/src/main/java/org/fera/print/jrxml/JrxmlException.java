package org.fera.print.jrxml;

/** A template of JasperReports 6 that cannot be converted, in words for the one who made it. */
public class JrxmlException extends Exception {

  JrxmlException(String message) {
    super(message);
  }
}
