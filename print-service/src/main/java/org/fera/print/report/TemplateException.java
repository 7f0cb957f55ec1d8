package org.fera.print.report;

/** A template that cannot be compiled or filled, in words for the one who made it. */
public class TemplateException extends Exception {

  TemplateException(String message, Throwable cause) {
    super(message, cause);
  }
}
