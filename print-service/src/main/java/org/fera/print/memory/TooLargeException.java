package org.fera.print.memory;

/** A picture that this service has not memory enough for. */
public class TooLargeException extends Exception {

  TooLargeException(long wanted, long available) {
    super(
        "The map is too large for this service at this resolution: it takes "
            + megabytes(wanted)
            + " MB of memory, and there are "
            + megabytes(available)
            + " MB. A lower resolution needs less.");
  }

  private static long megabytes(long bytes) {
    return (bytes + 999_999) / 1_000_000;
  }
}
