package org.fera.print.queue;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** The threads that print. */
@ApplicationScoped
public class Workers {

  private static final Logger LOG = Logger.getLogger(Workers.class);

  private final MemoryJobQueue queue;
  private final JobRunner runner;
  private final QueueConfig config;
  private final MeterRegistry metrics;
  private final List<Thread> threads = new ArrayList<>();
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "fera-print-sweeper");
            thread.setDaemon(true);
            return thread;
          });

  /** Made by CDI. */
  public Workers(
      MemoryJobQueue queue, JobRunner runner, QueueConfig config, MeterRegistry metrics) {
    this.queue = queue;
    this.runner = runner;
    this.config = config;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    metrics.gauge("fera.print.waiting", queue, MemoryJobQueue::waitingJobs);
    for (int i = 1; i <= config.workers(); i++) {
      Thread thread = new Thread(this::work, "fera-print-worker-" + i);
      thread.setDaemon(true);
      // JasperReports finds the compiler and the classes that templates name through it.
      thread.setContextClassLoader(Workers.class.getClassLoader());
      thread.start();
      threads.add(thread);
    }
    sweeper.scheduleWithFixedDelay(queue::sweep, 1, 1, TimeUnit.SECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    sweeper.shutdownNow();
    threads.forEach(Thread::interrupt);
  }

  private void work() {
    try {
      while (true) {
        JobQueue.Lease lease = queue.take();
        Thread worker = Thread.currentThread();
        lease.onCancel(worker::interrupt);
        run(lease);
        lease.onCancel(() -> {});
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
