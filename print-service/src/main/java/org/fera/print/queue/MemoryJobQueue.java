package org.fera.print.queue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The jobs of one instance, in its memory. Clients take turns: a client's second waiting job comes
 * after the first one of every other client.
 */
public final class MemoryJobQueue implements JobQueue {

  private static final Logger LOG = Logger.getLogger(MemoryJobQueue.class);

  /** Who waits for a job's end asks for it that often, so that it does not count as abandoned. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  private static final Duration FIRST_GUESS = Duration.ofSeconds(3);

  private final QueueConfig config;
  private final String owner;
  private final Clock clock;
  private final Map<String, Job> jobs = new HashMap<>();
  private final TreeSet<Job> waiting =
      new TreeSet<>(
          Comparator.<Job>comparingLong(job -> job.turn).thenComparingLong(job -> job.number));
  private Duration meanTime = FIRST_GUESS;
  private long submitted;
  private boolean draining;

  /**
   * An empty queue.
   *
   * @param owner name of the instance; refs end with it, so that a load balancer can find the way
   *     back
   */
  public MemoryJobQueue(QueueConfig config, String owner, Clock clock) {
    this.config = config;
    this.owner = owner;
    this.clock = clock;
  }

  private final class Job implements Lease {
    private final String ref = UUID.randomUUID() + "@" + owner;
    private final JobRequest request;
    private final long number = MemoryJobQueue.this.submitted++;
    private final long turn;
    private final Instant submitted = clock.instant();
    private Instant asked = submitted;
    private Instant started;
    private Instant ended;
    private JobState state;
    private Path file;
    private Runnable onCancel = () -> {};

    Job(JobRequest request, long turn) {
      this.request = request;
      this.turn = turn;
    }

    @Override
    public String ref() {
      return ref;
    }

    @Override
    public JobRequest request() {
      return request;
    }

    @Override
    public void onCancel(Runnable action) {
      synchronized (MemoryJobQueue.this) {
        onCancel = action;
        if (state instanceof JobState.Canceling) {
          action.run();
        }
      }
    }

    @Override
    public void progress(Step step) {
      synchronized (MemoryJobQueue.this) {
        if (state instanceof JobState.Running) {
          state = new JobState.Running(step);
        }
      }
    }

    @Override
    public void finish(Report report) {
      synchronized (MemoryJobQueue.this) {
        if (state instanceof JobState.Running) {
          Duration time = Duration.between(started, clock.instant());
          meanTime = meanTime.multipliedBy(3).plus(time).dividedBy(4);
          file = report.file();
          end(this, new JobState.Finished(result(report)));
        } else {
          end(this, new JobState.Canceled("task canceled"));
          delete(report.file());
        }
      }
    }

    @Override
    public void fail(String reason) {
      synchronized (MemoryJobQueue.this) {
        end(
            this,
            state instanceof JobState.Running
                ? new JobState.Failed(reason)
                : new JobState.Canceled("task canceled"));
      }
    }

    @Override
    public void canceled() {
      synchronized (MemoryJobQueue.this) {
        if (!ended()) {
          end(this, new JobState.Canceled("task canceled"));
        }
      }
    }

    @Override
    public void giveBack() {
      synchronized (MemoryJobQueue.this) {
        if (!ended()) {
          end(this, new JobState.Canceled("task canceled (the service ends)"));
        }
      }
    }

    boolean ended() {
      return ended != null;
    }
  }

  @Override
  public synchronized String submit(JobRequest request) throws QueueFullException {
    if (waiting.size() >= config.waiting()) {
      throw QueueFullException.ofAll(estimate(waiting.size()));
    }
    List<Job> own = own(request.origin().client());
    if (own.size() >= config.perClient() && !request.origin().client().isEmpty()) {
      throw QueueFullException.ofClient(meanTime);
    }
    long next = own.stream().mapToLong(job -> job.turn + 1).max().orElse(0);
    Job job = new Job(request, waiting.isEmpty() ? next : Math.max(next, waiting.first().turn));
    jobs.put(job.ref, job);
    waiting.add(job);
    notifyAll();
    return job.ref;
  }

  private List<Job> own(String client) {
    return jobs.values().stream()
        .filter(job -> !job.ended() && job.request.origin().client().equals(client))
        .toList();
  }

  @Override
  public synchronized Optional<JobStatus> status(String ref) {
    Job job = jobs.get(ref);
    if (job == null) {
      return Optional.empty();
    }
    job.asked = clock.instant();
    int place = job.state == null ? waiting.headSet(job).size() : 0;
    JobState state = job.state == null ? new JobState.Waiting(place) : job.state;
    Instant until = job.ended() ? job.ended : clock.instant();
    return Optional.of(
        new JobStatus(
            ref,
            job.request.access(),
            state,
            Duration.between(job.submitted, until),
            state instanceof JobState.Waiting ? estimate(place) : Duration.ZERO,
            state instanceof JobState.Running
                ? JobStatus.remaining(meanTime, Duration.between(job.started, clock.instant()))
                : Duration.ZERO));
  }

  @Override
  public synchronized Optional<JobStatus> await(String ref, Duration longest)
      throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    Optional<JobStatus> status = status(ref);
    while (status.isPresent() && !status.get().state().done()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        break;
      }
      wait(Math.min(left, LONGEST_SILENCE.toMillis()));
      status = status(ref);
    }
    return status;
  }

  private Duration estimate(int before) {
    Duration wait = meanTime.multipliedBy(before + 1L).dividedBy(config.workers());
    return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
  }

  @Override
  public synchronized boolean cancel(String ref) {
    Job job = jobs.get(ref);
    if (job != null && !job.ended()) {
      giveUp(job, "task canceled");
    }
    return job != null;
  }

  private void giveUp(Job job, String reason) {
    if (job.state == null) {
      waiting.remove(job);
      end(job, new JobState.Canceled(reason));
    } else if (job.state instanceof JobState.Running) {
      job.state = new JobState.Canceling();
      job.onCancel.run();
    }
  }

  private void end(Job job, JobState state) {
    job.state = state;
    job.ended = clock.instant();
    job.onCancel = () -> {};
    notifyAll();
  }

  @Override
  public synchronized Lease take() throws InterruptedException {
    while (waiting.isEmpty() && !draining) {
      wait();
    }
    if (draining) {
      throw new InterruptedException("The queue hands out no more jobs.");
    }
    Job job = waiting.pollFirst();
    job.started = clock.instant();
    job.state = new JobState.Running(new Step("start", 0, 0));
    return job;
  }

  @Override
  public synchronized void drain() {
    draining = true;
    notifyAll();
  }

  @Override
  public Optional<InputStream> open(String ref) throws IOException {
    Path file;
    synchronized (this) {
      file = jobs.containsKey(ref) ? jobs.get(ref).file : null;
    }
    try {
      return file == null ? Optional.empty() : Optional.of(Files.newInputStream(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public synchronized void upkeep() {
    Instant now = clock.instant();
    List<Job> late = new ArrayList<>();
    for (Iterator<Job> all = jobs.values().iterator(); all.hasNext(); ) {
      Job job = all.next();
      if (!job.ended()) {
        late.add(job);
      } else if (job.asked.plus(config.keep()).isBefore(now)
          && job.ended.plus(config.keep()).isBefore(now)) {
        all.remove();
        if (job.file != null) {
          delete(job.file);
        }
      }
    }
    for (Job job : late) {
      if (job.submitted.plus(config.timeout()).isBefore(now)) {
        giveUp(job, "task canceled (timeout)");
      } else if (!job.request.origin().unattended()
          && job.asked.plus(config.abandoned()).isBefore(now)) {
        giveUp(job, "task canceled (nobody asked for it any more)");
      }
    }
  }

  @Override
  public synchronized int waitingJobs() {
    return waiting.size();
  }

  private static Result result(Report report) {
    long size = report.file().toFile().length();
    return new Result(report.contentType(), report.filename(), size, report.warnings());
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warnf("A report cannot be deleted: %s", e.getMessage());
    }
  }
}
