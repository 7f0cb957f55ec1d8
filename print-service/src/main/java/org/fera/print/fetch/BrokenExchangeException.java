package org.fera.print.fetch;

/** An exchange that broke and may succeed when tried again. */
class BrokenExchangeException extends Exception {

  BrokenExchangeException(String message) {
    super(message);
  }
}
