package org.fera.app.environments;

import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.fera.app.environments.clone.Reasons;
import org.fera.app.environments.clone.Stopped;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Does work on environments: one at a time in the whole cluster, with a row in the log, after
 * clearing away what a run before left half made.
 */
final class Workbench {

  // Any number that nobody else locks.
  private static final long LOCK = 0x66657261_656E7601L;

  private final Jdbi jdbi;
  private final AuditLog log;

  Workbench(DataSource master) {
    this.jdbi = Jdbi.create(master);
    this.log = new AuditLog(jdbi);
  }

  AuditLog log() {
    return log;
  }

  /** Asks in a transaction, outside of the log and beside other work. */
  <T> T ask(Function<Handle, T> question) {
    try {
      return jdbi.inTransaction(question::apply);
    } catch (JdbiException e) {
      throw stopped(e);
    }
  }

  /** What is asked for, for the log. */
  record Order(String action, String source, String target, String who) {}

  /** The work itself. */
  interface Work {

    /**
     * @param handle its connection holds the lock; in no transaction
     * @param id of the row in the log, which the work ends when it succeeds
     */
    String run(Handle handle, long id, Progress.Listener listener);
  }

  /**
   * Does it.
   *
   * @return what came of it, in a sentence
   * @throws Stopped when it was not done
   */
  String run(Order order, Progress.Listener listener, Work work) {
    // Not withHandle: the log, written meanwhile on this thread, would share its connection.
    try (Handle handle = jdbi.open()) {
      return locked(handle, order, listener, work);
    } catch (JdbiException e) {
      throw stopped(e);
    }
  }

  private String locked(Handle handle, Order order, Progress.Listener listener, Work work) {
    if (!query(handle, "SELECT pg_try_advisory_lock(:lock)")) {
      throw new Stopped(
          "Other work on an environment is under way: "
              + log.newest(10).stream()
                  .filter(entry -> entry.outcome().equals("running"))
                  .findFirst()
                  .map(
                      entry ->
                          entry.action() + " by " + entry.user() + " since " + entry.startedAt())
                  .orElse("it has just begun")
              + ".");
    }
    long id = log.start(order.action(), order.source(), order.target(), order.who());
    try {
      listener.started(id);
      clear(handle, id);
      return work.run(handle, id, noted(id, listener));
    } catch (RuntimeException e) {
      Stopped stopped = stopped(e);
      tryToNote(id, stopped);
      tryToClear(handle, id);
      throw stopped;
    } finally {
      unlock(handle);
    }
  }

  /** Progress is for people: when it cannot be noted, the work goes on. */
  private Progress.Listener noted(long id, Progress.Listener listener) {
    return new Progress.Listener() {
      private long last = System.nanoTime();
      private String phase = "";

      @Override
      public void at(Progress progress) {
        listener.at(progress);
        if (progress.phase().equals(phase) && System.nanoTime() - last < 500_000_000L) {
          return;
        }
        phase = progress.phase();
        last = System.nanoTime();
        try {
          log.at(id, progress);
        } catch (JdbiException e) {
          // The work itself will notice.
        }
      }
    };
  }

  /** Drops schemas that a run which is no more has left half made. */
  private static void clear(Handle handle, long id) {
    AuditLog.endBroken(handle, id);
    for (Versions.Version version : new Versions(handle).halfMade()) {
      handle.useTransaction(inside -> Dropping.drop(inside, version.schema()));
    }
  }

  private static void tryToClear(Handle handle, long id) {
    try {
      clear(handle, id);
    } catch (RuntimeException e) {
      // The next run does it.
    }
  }

  private void tryToNote(long id, Stopped stopped) {
    try {
      log.stopped(id, stopped.getMessage());
    } catch (RuntimeException e) {
      // The next run does it.
    }
  }

  private static void unlock(Handle handle) {
    try {
      query(handle, "SELECT pg_advisory_unlock(:lock)");
    } catch (RuntimeException e) {
      // The connection is gone, and with it the lock.
    }
  }

  private static boolean query(Handle handle, String sql) {
    return handle.createQuery(sql).bind("lock", LOCK).mapTo(Boolean.class).one();
  }

  private static Stopped stopped(RuntimeException e) {
    if (e instanceof Stopped stopped) {
      return stopped;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException found) {
        return Reasons.stopped("Nothing was changed", found);
      }
    }
    throw e;
  }
}
