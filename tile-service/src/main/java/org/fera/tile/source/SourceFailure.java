package org.fera.tile.source;

import java.time.Duration;

/**
 * The source gave no picture. The message may be shown to clients; it quotes nothing of the answer.
 */
public final class SourceFailure extends RuntimeException {

  private static final Duration RETRY_SOON = Duration.ofSeconds(5);

  /** Why, and with which status of HTTP it is answered. */
  public enum Reason {
    /** No connection, or an answer of those before the server that will pass. */
    UNREACHABLE(502),
    /** A worker of the server has lost its connection to the database; it makes a new one next. */
    LOST_DATABASE(502),
    FAILED(502),
    BAD_ANSWER(502),
    LEFT_ALONE(503),
    TOO_BUSY(503),
    TOO_SLOW(504);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  private final Reason reason;

  public SourceFailure(Reason reason, String message) {
    // Without a stack trace: these come in floods when a server is down.
    super(message, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** When it makes sense to ask again. */
  public Duration retryAfter() {
    return RETRY_SOON;
  }

  /** Whether it says something about the picture, so that others need not try the same at once. */
  public boolean concernsPicture() {
    return reason != Reason.LEFT_ALONE && reason != Reason.TOO_BUSY;
  }
}
