package org.fera.print.queue;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.fera.print.entry.Entry;
import org.fera.print.queue.postgres.PostgresJobQueue;
import org.fera.print.queue.s3.ObjectStore;
import org.fera.print.queue.s3.S3Config;
import org.fera.router.DbRouter;

/** Chooses the queue: in PostgreSQL where a database is configured, else this instance's memory. */
@ApplicationScoped
public class QueueProducer {

  /** The source of the PG* variables. */
  public static final String SOURCE = "main";

  private static final int SHORTEST_KEY = 16;

  @Produces
  @Singleton
  JobQueue queue(QueueConfig config, Entry entry, DbRouter router, S3Config s3) {
    boolean shared =
        switch (config.store()) {
          case AUTO -> router.sources().contains(SOURCE);
          case MEMORY -> false;
          case POSTGRESQL -> true;
        };
    if (!shared) {
      return new MemoryJobQueue(config, entry.instance(), Clock.systemUTC());
    }
    if (!router.sources().contains(SOURCE)) {
      throw new ConfigurationException(
          "fera.print.queue.store is postgresql, but no database is configured: set PGHOST and"
              + " PGDATABASE, or FERA_VARS.");
    }
    String key = config.key().orElse("");
    if (key.length() < SHORTEST_KEY) {
      throw new ConfigurationException(
          "The print queue in PostgreSQL needs FERA_PRINT_QUEUE_KEY: a secret of at least "
              + SHORTEST_KEY
              + " characters, the same for all instances.");
    }
    return new PostgresJobQueue(
        router.master(SOURCE),
        config,
        key,
        entry.instance(),
        s3.bucket().map(bucket -> new ObjectStore(s3)));
  }
}
