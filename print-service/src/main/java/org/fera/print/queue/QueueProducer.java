package org.fera.print.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.fera.print.entry.Entry;

/** Chooses the queue: this instance's memory. */
@ApplicationScoped
public class QueueProducer {

  @Produces
  @Singleton
  MemoryJobQueue queue(QueueConfig config, Entry entry) {
    return new MemoryJobQueue(config, entry.instance(), Clock.systemUTC());
  }
}
