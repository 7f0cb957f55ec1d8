package org.fera.print.queue.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobRequest;
import org.fera.print.queue.Report;
import org.fera.print.queue.Result;
import org.fera.print.queue.Step;
import org.jboss.logging.Logger;

/**
 * A job that this process prints. Its end is written even if the master is replaced meanwhile; if
 * that does not come about the lease ends and somebody else prints the job.
 */
final class TakenJob implements JobQueue.Lease, JobTable.Beat {

  private static final Logger LOG = Logger.getLogger(TakenJob.class);

  private final JobTable.Taken taken;
  private final JobTable jobs;
  private final ReportStore reports;
  private final Insistence insistence;
  private final Consumer<TakenJob> left;
  private final AtomicBoolean canceled = new AtomicBoolean();
  private volatile Step step = new Step("start", 0, 0);
  private Runnable onCancel = () -> {};

  TakenJob(
      JobTable.Taken taken,
      JobTable jobs,
      ReportStore reports,
      Duration patience,
      Consumer<TakenJob> left) {
    this.taken = taken;
    this.jobs = jobs;
    this.reports = reports;
    this.insistence = new Insistence(patience);
    this.left = left;
  }

  @Override
  public String ref() {
    return taken.ref();
  }

  @Override
  public int number() {
    return taken.number();
  }

  @Override
  public Step step() {
    return step;
  }

  @Override
  public JobRequest request() {
    return taken.request();
  }

  @Override
  public synchronized void onCancel(Runnable action) {
    onCancel = action;
    if (canceled.get()) {
      action.run();
    }
  }

  /** Interrupts the worker, once. */
  synchronized void cancelLocally() {
    if (canceled.compareAndSet(false, true)) {
      onCancel.run();
    }
  }

  @Override
  public void progress(Step now) {
    step = now;
  }

  @Override
  public void finish(Report report) {
    end(
        () -> {
          try {
            long size = Files.size(report.file());
            reports.store(ref(), number(), report.file(), report.contentType());
            Result result =
                new Result(report.contentType(), report.filename(), size, report.warnings());
            if (!jobs.finish(taken, result)) {
              reports.delete(ref(), number());
              jobs.end(taken, "task canceled");
            }
          } catch (IOException e) {
            LOG.error("A report cannot be stored", e);
            jobs.end(taken, "The report cannot be stored: " + e.getMessage());
          }
          return null;
        });
    try {
      Files.deleteIfExists(report.file());
    } catch (IOException e) {
      LOG.warnf("A report cannot be deleted: %s", e.getMessage());
    }
  }

  @Override
  public void fail(String reason) {
    end(
        () -> {
          jobs.end(taken, reason);
          return null;
        });
  }

  @Override
  public void canceled() {
    fail("task canceled");
  }

  @Override
  public void giveBack() {
    try {
      jobs.giveBack(taken);
    } catch (RuntimeException e) {
      LOG.warnf("A job is not given back, its lease has to end: %s", e.getMessage());
    } finally {
      left.accept(this);
    }
  }

  private void end(Callable<Void> ending) {
    // A cancellation that came with the end must not break off the writing of it.
    Thread.interrupted();
    try {
      insistence.on(ending);
    } catch (InterruptedException | RuntimeException e) {
      if (e instanceof InterruptedException || Thread.interrupted()) {
        once(ending);
      } else {
        LOG.errorf("The end of a job cannot be written, its lease has to end: %s", e.getMessage());
      }
    } finally {
      left.accept(this);
    }
  }

  private static void once(Callable<Void> ending) {
    try {
      ending.call();
    } catch (Exception e) {
      LOG.warnf("The end of a job cannot be written, its lease has to end: %s", e.getMessage());
    }
  }
}
