package org.fera.print.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where jobs are kept, and the limits of the queue. */
@ConfigMapping(prefix = "fera.print.queue")
public interface QueueConfig {

  /** Where jobs are kept. */
  @WithDefault("auto")
  Store store();

  /** Kinds of queues. */
  enum Store {
    /** In PostgreSQL where a database is configured, else in memory. */
    AUTO,
    /** In the memory of this instance, which must be the only one, or be found by the ref. */
    MEMORY,
    /** In PostgreSQL: instances share the work. */
    POSTGRESQL
  }

  /**
   * The secret by which instances encrypt the callers' cookies in the database; the same for all,
   * at least 16 characters.
   */
  Optional<String> key();

  /** Jobs printed at the same time by this instance. */
  @WithDefault("2")
  int workers();

  /** Jobs that may wait, over all instances; further ones are refused with 503. */
  @WithDefault("100")
  int waiting();

  /** Jobs that one client may have waiting and running. */
  @WithDefault("20")
  int perClient();

  /** Longest time that a job may take from its submission. */
  @WithDefault("600S")
  Duration timeout();

  /** A job whose status nobody asked for that long is given up. */
  @WithDefault("120S")
  Duration abandoned();

  /** How long a report is kept after somebody last asked for it. */
  @WithDefault("30M")
  Duration keep();

  /** An instance that is not heard of for that long has died; others print its jobs. */
  @WithDefault("15S")
  Duration lease();

  /** How often a job is begun before it counts as one that kills its instance. */
  @WithDefault("3")
  int tries();

  /** How long running jobs may go on after the instance was asked to stop. */
  @WithDefault("25S")
  Duration drain();

  /** How long the accounting remembers a print; in PostgreSQL only. */
  @WithDefault("400D")
  Duration accounting();
}
