package org.fera.router;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a database could not serve a request, in the cases that an HTTP service answers differently.
 * {@code getConnection()} of a routed source throws it unwrapped; failures of a statement arrive as
 * {@link SQLException}, which {@link #find} sorts into the same family. Messages name nodes and
 * routes, never credentials or SQL.
 */
public sealed class RouterException extends RuntimeException {

  private RouterException(String message, Throwable cause) {
    super(message, cause);
  }

  /** When the client may try again; empty when trying again does not help. */
  public Optional<Duration> retryAfter() {
    return Optional.of(Duration.ofSeconds(1));
  }

  /** The HTTP status that fits: 503, or 500 for a fault of the application or its settings. */
  public int status() {
    return retryAfter().isPresent() ? 503 : 500;
  }

  /** No node can do the work: the master is down (writes), or every read path is. 503. */
  public static final class NoNode extends RouterException {
    public NoNode(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * All connections that the work may use are in use, for longer than the acquisition time-out.
   * 503.
   */
  public static final class Busy extends RouterException {
    public Busy(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The node was lost while it worked; whether a commit in flight happened is unknown. 503. */
  public static final class ConnectionLost extends RouterException {
    public ConnectionLost(Throwable cause) {
      super("The database node was lost during the request.", cause);
    }
  }

  /**
   * A slave cancelled the read because replaying the master's changes could not wait (40001). 503.
   */
  public static final class RecoveryConflict extends RouterException {
    public RecoveryConflict(Throwable cause) {
      super("The read was cancelled by a slave's recovery.", cause);
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.of(Duration.ZERO);
    }
  }

  /**
   * A write was tried in a read-only session (25006, and 0A000 of a slave). A fault of the
   * application: 500.
   */
  public static final class WriteOnSlave extends RouterException {
    public WriteOnSlave(String message, Throwable cause) {
      super(message, cause);
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.empty();
    }
  }

  /** Writing is switched off for the time being; the message says why. 503. */
  public static final class UnderMaintenance extends RouterException {
    public UnderMaintenance(String reason) {
      super("Writing is switched off: " + reason, null);
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.of(Duration.ofMinutes(1));
    }
  }

  /**
   * A JTA transaction that began on a slave would write now. Nothing of it is committed. A fault of
   * the application: 500.
   */
  public static final class MixedTransaction extends RouterException {
    public MixedTransaction(String message) {
      super(message, null);
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.empty();
    }
  }

  /** No source of that name is configured. 500. */
  public static final class UnknownSource extends RouterException {
    public UnknownSource(String message) {
      super(message, null);
    }

    @Override
    public Optional<Duration> retryAfter() {
      return Optional.empty();
    }
  }

  /**
   * The member of this family that a failure stands for, looking through its causes.
   *
   * @return empty for a failure that has nothing to do with routing (a constraint, a syntax error,
   *     ...)
   */
  public static Optional<RouterException> find(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof RouterException known) {
        return Optional.of(known);
      }
      if (t instanceof SQLException sql) {
        Optional<RouterException> found = ofSqlState(sql);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** What the router knew about the failure when it happened, else what its state says. */
  private static Optional<RouterException> ofSqlState(SQLException failure) {
    for (Throwable explained : failure.getSuppressed()) {
      if (explained instanceof RouterException known) {
        return Optional.of(known);
      }
    }
    if (SqlStates.isFatal(failure)) {
      return Optional.of(new ConnectionLost(failure));
    }
    if (SqlStates.isReadOnly(failure)) {
      return Optional.of(new WriteOnSlave("A write was tried in a read-only session.", failure));
    }
    if (SqlStates.isRecoveryConflict(failure)) {
      return Optional.of(new RecoveryConflict(failure));
    }
    return Optional.empty();
  }
}
