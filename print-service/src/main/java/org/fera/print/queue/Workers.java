package org.fera.print.queue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * The threads that print. When the instance is asked to stop they take no more jobs, finish what
 * they are at in the time given, and put the rest back.
 */
@ApplicationScoped
public class Workers {

  private static final Logger LOG = Logger.getLogger(Workers.class);
  private static final int UPKEEP_MILLIS = 250;

  // After the migrations of the queue's tables.
  private static final int AFTER_MIGRATIONS = 100;

  private final JobQueue queue;
  private final JobRunner runner;
  private final QueueConfig config;
  private final MeterRegistry metrics;
  private final List<Thread> threads = new ArrayList<>();
  private final Set<JobQueue.Lease> running = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService upkeep =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fera-print-upkeep");
            thread.setDaemon(true);
            return thread;
          });
  private volatile long stopAsked;
  private boolean failing;

  /** Made by CDI. */
  public Workers(JobQueue queue, JobRunner runner, QueueConfig config, MeterRegistry metrics) {
    this.queue = queue;
    this.runner = runner;
    this.config = config;
    this.metrics = metrics;
  }

  void start(@Observes @Priority(AFTER_MIGRATIONS) StartupEvent event) {
    metrics.gauge("fera.print.waiting", queue, JobQueue::waitingJobs);
    metrics.gauge("fera.print.running", running, Set::size);
    for (int i = 1; i <= config.workers(); i++) {
      Thread thread = new Thread(this::work, "fera-print-worker-" + i);
      thread.setDaemon(true);
      // JasperReports finds the compiler and the classes that templates name through it.
      thread.setContextClassLoader(Workers.class.getClassLoader());
      thread.start();
      threads.add(thread);
    }
    upkeep.scheduleWithFixedDelay(
        this::upkeep, UPKEEP_MILLIS, UPKEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void upkeep() {
    try {
      queue.upkeep();
      if (failing) {
        LOG.info("The queue's upkeep works again.");
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warnf("The queue's upkeep fails and is tried again: %s", e.getMessage());
      }
      LOG.debug("The queue's upkeep failed", e);
      failing = true;
    }
  }

  void drain(@Observes ShutdownDelayInitiatedEvent event) {
    drain();
  }

  private synchronized void drain() {
    if (stopAsked == 0) {
      stopAsked = System.nanoTime();
      queue.drain();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    drain();
    long end = stopAsked + config.drain().toNanos();
    for (Thread thread : threads) {
      join(thread, end);
    }
    running.forEach(JobQueue.Lease::giveBack);
    threads.forEach(Thread::interrupt);
    upkeep.shutdownNow();
  }

  private static void join(Thread thread, long end) {
    try {
      thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      while (true) {
        JobQueue.Lease lease = queue.take();
        Thread worker = Thread.currentThread();
        lease.onCancel(worker::interrupt);
        running.add(lease);
        try {
          run(lease);
        } finally {
          running.remove(lease);
          lease.onCancel(() -> {});
        }
        // A cancellation that came with the job's end is not for the next job.
        Thread.interrupted();
      }
    } catch (InterruptedException e) {
      LOG.debug("Worker ends");
    }
  }

  private void run(JobQueue.Lease lease) {
    Timer.Sample time = Timer.start(metrics);
    String outcome = "error";
    MDC.put("ref", lease.ref());
    try {
      lease.finish(runner.run(lease));
      outcome = "finished";
    } catch (InterruptedException e) {
      lease.canceled();
      outcome = "canceled";
    } catch (JobFailedException e) {
      LOG.infof("Print failed: %s", e.getMessage());
      LOG.debug("Print failed", e);
      lease.fail(e.getMessage());
    } catch (RuntimeException | Error e) {
      LOG.error("Print failed unexpectedly", e);
      lease.fail("The print failed inside the service; its log says more.");
      if (e instanceof VirtualMachineError && !(e instanceof OutOfMemoryError)) {
        throw e;
      }
    } finally {
      time.stop(metrics.timer("fera.print.job", "outcome", outcome));
      MDC.remove("ref");
    }
  }
}
