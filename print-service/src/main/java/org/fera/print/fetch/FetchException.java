package org.fera.print.fetch;

/**
 * Why a URL could not be fetched, in words for the one who prints; never holds a body or a header.
 */
public class FetchException extends Exception {

  /** A failure in words. */
  public FetchException(String message) {
    super(message);
  }
}
