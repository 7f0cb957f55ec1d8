package org.fera.app.environments;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.fera.app.database.SchemaName;
import org.fera.app.environments.clone.Identifiers;
import org.fera.app.environments.clone.Reasons;
import org.fera.app.environments.clone.Stopped;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Puts a version of an environment into the place of the one that serves, by renaming both in one
 * short transaction. Renaming a schema locks no table: requests under way go on with the tables
 * that they have, the next ones find the new. Only what other schemas have of the old one needs
 * locks, for which it waits a moment, lets go and tries again.
 */
final class Swap {

  private static final Set<String> WORTH_ANOTHER_TRY = Set.of("55P03", "40P01", "57014");
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private final Handle handle;
  private final EnvironmentsConfig config;
  private final SchemaName environment;
  private final Versions.Version after;
  private final List<String> renaming;

  /**
   * @param handle in no transaction
   * @param after the version that shall serve
   * @param renaming statements to run when it has its name, first in the search path
   */
  Swap(
      Handle handle,
      EnvironmentsConfig config,
      SchemaName environment,
      Versions.Version after,
      List<String> renaming) {
    this.handle = handle;
    this.config = config;
    this.environment = environment;
    this.after = after;
    this.renaming = List.copyOf(renaming);
  }

  /** What has to hold in the transaction of the swap, before, and what is noted in it, after. */
  interface Check {
    void run(Handle handle);
  }

  /**
   * Swaps, or changes nothing.
   *
   * @throws Stopped when readers hold locks for too long, or something cannot be re-pointed
   */
  void run(Check before, Check note, Progress.Listener listener) {
    long pause = FIRST_PAUSE_MILLIS;
    for (int attempt = 1; ; attempt++) {
      listener.at(Progress.of("swap", attempt - 1, config.swapAttempts()));
      try {
        handle.useTransaction(inside -> swap(before, note));
        return;
      } catch (JdbiException e) {
        SQLException cause = cause(e);
        if (cause == null || !WORTH_ANOTHER_TRY.contains(String.valueOf(cause.getSQLState()))) {
          throw cause == null ? e : Reasons.stopped("The swap failed", cause);
        }
        if (attempt >= config.swapAttempts()) {
          throw new Stopped(
              ("Others hold locks on what has to be re-pointed to the new %s, or migrate it; it was tried"
                      + " %d times. Look for long transactions in pg_stat_activity and try again.")
                  .formatted(environment, attempt),
              cause);
        }
        pause(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  private void swap(Check before, Check note) {
    handle.execute("SET LOCAL lock_timeout = '%dms'".formatted(config.lockTimeout().toMillis()));
    handle.execute(
        "SET LOCAL statement_timeout = '%dms'".formatted(config.swapTimeout().toMillis()));
    MigrationLock.take(handle);
    before.run(handle);
    List<Dependants.Dependant> dependants = Dependants.of(handle, environment);
    Dependants.refuse(environment, dependants);
    lock(dependants);
    Versions versions = new Versions(handle);
    Versions.Version current = versions.current(environment);
    SchemaName kept = Versions.keptName(environment, current.number());
    rename(environment, kept);
    rename(after.schema(), environment);
    handle.execute("SET LOCAL check_function_bodies = off");
    handle.execute(
        "SET LOCAL search_path = %s, pg_catalog".formatted(Identifiers.quote(environment.value())));
    renaming.forEach(this::execute);
    handle.execute("SET LOCAL search_path = pg_catalog");
    repoint(dependants, kept);
    versions.swapped(environment, current, after);
    note.run(handle);
    tellInstances();
  }

  private void lock(List<Dependants.Dependant> dependants) {
    List<String> locked =
        dependants.stream()
            .map(Dependants.Dependant::locked)
            .filter(name -> name != null)
            .distinct()
            .sorted()
            .toList();
    if (!locked.isEmpty()) {
      execute("LOCK TABLE " + String.join(", ", locked) + " IN ACCESS EXCLUSIVE MODE");
    }
  }

  private void rename(SchemaName from, SchemaName to) {
    execute("ALTER SCHEMA %s RENAME TO %s".formatted(quote(from), quote(to)));
    if (new PortalSchema(handle).hasHistory(from)) {
      execute(
          "ALTER TABLE %s RENAME TO %s"
              .formatted(
                  PortalSchema.historyTable(from),
                  Identifiers.quote(PortalSchema.historyName(to))));
    }
  }

  private void repoint(List<Dependants.Dependant> dependants, SchemaName kept) {
    for (Dependants.Dependant dependant : dependants) {
      try {
        dependant.statements().forEach(this::execute);
      } catch (JdbiException e) {
        SQLException cause = cause(e);
        if (cause == null || WORTH_ANOTHER_TRY.contains(String.valueOf(cause.getSQLState()))) {
          throw e;
        }
        throw Reasons.stopped(
            "Nothing was swapped: %s cannot be re-pointed to the new %s"
                .formatted(dependant.label(), environment),
            cause);
      }
    }
    List<Dependants.Dependant> left = Dependants.of(handle, kept);
    if (!left.isEmpty()) {
      throw new Stopped(
          "Nothing was swapped: %s would still depend on the old %s."
              .formatted(
                  String.join(", ", left.stream().map(Dependants.Dependant::label).toList()),
                  environment));
    }
  }

  /** At commit; with it the position that a node must have replayed. */
  private void tellInstances() {
    handle
        .createQuery("SELECT pg_notify(:channel, '*')")
        .bind("channel", "fera_" + environment + "_themes")
        .mapTo(String.class)
        .list();
  }

  private void execute(String sql) {
    Sql.execute(handle, sql);
  }

  private static String quote(SchemaName schema) {
    return Identifiers.quote(schema.value());
  }

  private static SQLException cause(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException found) {
        return found;
      }
    }
    return null;
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Stopped("It was interrupted; nothing was swapped.", e);
    }
  }
}
