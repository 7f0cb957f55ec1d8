package org.fera.app.http;

/** A dependency does not answer now; answered with 502, 503 or 504 and Retry-After. */
public class Unavailable extends RuntimeException {

  private final int status;
  private final int retryAfter;

  private Unavailable(int status, String detail, int retryAfter, Throwable cause) {
    super(detail, cause);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** The dependency refused or broke the connection: 502. */
  public static Unavailable broken(String detail, Throwable cause) {
    return new Unavailable(502, detail, 5, cause);
  }

  /** More is asked of the dependency than it may get: 503. */
  public static Unavailable busy(String detail) {
    return new Unavailable(503, detail, 2, null);
  }

  /** The dependency did not answer in time: 504. */
  public static Unavailable late(String detail) {
    return new Unavailable(504, detail, 5, null);
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** Seconds. */
  public int retryAfter() {
    return retryAfter;
  }
}
