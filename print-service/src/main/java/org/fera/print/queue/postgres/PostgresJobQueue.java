package org.fera.print.queue.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.fera.print.queue.JobQueue;
import org.fera.print.queue.JobRequest;
import org.fera.print.queue.JobStatus;
import org.fera.print.queue.QueueConfig;
import org.fera.print.queue.QueueFullException;
import org.fera.print.queue.QueueUnavailableException;
import org.fera.print.queue.s3.ObjectStore;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** The jobs of all instances that use one database. */
public final class PostgresJobQueue implements JobQueue {

  private static final Logger LOG = Logger.getLogger(PostgresJobQueue.class);

  /** Who waits for a job's end asks for it that often, so that it does not count as abandoned. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

  private static final Duration FIRST_GUESS = Duration.ofSeconds(3);
  private static final Duration IDLE = Duration.ofSeconds(2);

  private final QueueConfig config;
  private final String instance;
  private final JobTable jobs;
  private final ReportStore reports;
  private final StatusTable statuses;
  private final Sweep sweep;
  private final Unconfirmed unconfirmed = new Unconfirmed();
  private final Board board;
  private final Arrivals arrivals = new Arrivals();
  private final Rhythm rhythm;
  private final Map<String, TakenJob> running = new ConcurrentHashMap<>();
  private volatile int waiting;
  private volatile boolean opened;

  /**
   * A queue over the master.
   *
   * @param instance name of the instance, the same after a restart; refs end with it
   * @param store where reports are; in the database if there is none
   */
  public PostgresJobQueue(
      DataSource master,
      QueueConfig config,
      String key,
      String instance,
      Optional<ObjectStore> store) {
    Jdbi jdbi = Jdbi.create(master);
    String process = instance + "/" + UUID.randomUUID();
    this.config = config;
    this.instance = instance;
    this.jobs = new JobTable(jdbi, new HeaderCipher(key), config, process);
    this.reports =
        store
            .<ReportStore>map(objects -> new S3Reports(jdbi, objects))
            .orElseGet(() -> new DatabaseReports(jdbi));
    this.statuses = new StatusTable(jdbi);
    this.sweep = new Sweep(jdbi, config);
    this.board = new Board(statuses, unconfirmed, FIRST_GUESS);
    this.rhythm = new Rhythm(config);
  }

  /** The tables are there: from now on jobs are taken. */
  public void open() {
    opened = true;
    arrivals.ring();
  }

  /** Whether the tables are there. */
  public boolean opened() {
    return opened;
  }

  private void checkOpened() {
    if (!opened) {
      throw new QueueUnavailableException("The tables of the print queue are not there yet.");
    }
  }

  @Override
  public String submit(JobRequest request) throws QueueFullException {
    checkOpened();
    String ref = UUID.randomUUID() + "@" + instance;
    Optional<JobTable.Crowd> refused = jobs.add(ref, request);
    if (refused.isPresent()) {
      Duration wait = board.estimate(refused.get().waiting());
      throw refused.get().waiting() >= config.waiting()
          ? QueueFullException.ofAll(wait)
          : QueueFullException.ofClient(wait);
    }
    unconfirmed.add(ref, request);
    return ref;
  }

  @Override
  public Optional<JobStatus> status(String ref) {
    checkOpened();
    return board.status(ref);
  }

  @Override
  public Optional<JobStatus> await(String ref, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    Optional<JobStatus> status = status(ref);
    while (status.isPresent() && !status.get().state().done()) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.isNegative() || left.isZero()) {
        break;
      }
      board.await(left.compareTo(LONGEST_SILENCE) < 0 ? left : LONGEST_SILENCE);
      status = status(ref);
    }
    return status;
  }

  @Override
  public boolean cancel(String ref) {
    checkOpened();
    boolean known = jobs.cancel(ref);
    board.changed(ref);
    canceled(ref);
    return known;
  }

  @Override
  public Optional<InputStream> open(String ref) throws IOException {
    try {
      return reports.open(ref);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while a report is read", e);
    }
  }

  @Override
  public Lease take() throws InterruptedException {
    while (true) {
      long seen = arrivals.count();
      if (arrivals.closed()) {
        throw new InterruptedException("The queue hands out no more jobs.");
      }
      Optional<TakenJob> taken = opened ? next() : Optional.empty();
      if (taken.isPresent()) {
        return taken.get();
      }
      arrivals.awaitAfter(seen, IDLE);
    }
  }

  private Optional<TakenJob> next() {
    try {
      Optional<JobTable.Taken> row = jobs.take();
      if (row.isEmpty()) {
        return Optional.empty();
      }
      TakenJob job = new TakenJob(row.get(), jobs, reports, config.timeout(), this::left);
      running.put(job.ref(), job);
      if (row.get().fault() == null) {
        return Optional.of(job);
      }
      LOG.errorf("A job cannot be printed: %s", row.get().fault());
      job.fail("The print failed inside the service; its log says more.");
    } catch (RuntimeException e) {
      LOG.debug("No job can be taken", e);
      if (!Insistence.passing(e)) {
        LOG.warnf("No job can be taken: %s", e.getMessage());
      }
    }
    return Optional.empty();
  }

  private void left(TakenJob job) {
    running.remove(job.ref(), job);
    board.changed(job.ref());
  }

  @Override
  public void drain() {
    arrivals.close();
    try {
      sweep.leave(instance);
    } catch (RuntimeException e) {
      LOG.debug("The others are not told that this instance ends", e);
    }
  }

  @Override
  public int waitingJobs() {
    return waiting;
  }

  @Override
  public void upkeep() {
    if (!opened) {
      return;
    }
    List<Runnable> steps = List.of(this::restore, this::beat, this::look, this::sweep, this::greet);
    RuntimeException failure = null;
    for (Runnable step : steps) {
      try {
        step.run();
      } catch (RuntimeException e) {
        // What writes may fail while what reads works, and the other way round.
        failure = failure == null ? e : failure;
      }
    }
    rhythm.went(failure == null);
    if (failure != null) {
      throw failure;
    }
  }

  private void restore() {
    if (rhythm.resynchronise()) {
      unconfirmed.all().forEach(promise -> jobs.restore(promise.ref(), promise.request()));
      rhythm.resynchronised();
    }
  }

  private void look() {
    if (rhythm.refresh()) {
      board.refresh();
    }
    if (rhythm.flush()) {
      board.flush();
    }
  }

  private void sweep() {
    if (rhythm.sweep()) {
      sweep.run(rhythm.leasesCount());
      sweepReports();
    }
  }

  /** Removes some reports that belong to no job any more. */
  void sweepReports() {
    reports.sweep();
  }

  private void greet() {
    if (rhythm.greet() && !arrivals.closed()) {
      sweep.greet(instance);
      waiting = statuses.waiting();
      if (board.cares()) {
        board.pace(statuses.pace(FIRST_GUESS, config.lease()));
      }
    }
  }

  private void beat() {
    List<TakenJob> beating = List.copyOf(running.values());
    if (!rhythm.beat() || beating.isEmpty()) {
      return;
    }
    Map<String, JobTable.Kept> kept =
        jobs.beat(beating).stream()
            .collect(Collectors.toMap(JobTable.Kept::ref, Function.identity()));
    for (TakenJob job : beating) {
      JobTable.Kept mine = kept.get(job.ref());
      if (mine == null || mine.number() != job.number() || mine.canceling()) {
        job.cancelLocally();
      }
    }
  }

  /** What a notification on {@value JobTable#CHANNEL} says. */
  public void notified(String payload) {
    if (payload.equals(JobTable.ARRIVED)) {
      arrivals.ring();
    } else if (payload.startsWith(JobTable.CANCELED)) {
      String ref = payload.substring(JobTable.CANCELED.length());
      canceled(ref);
      board.changed(ref);
    } else if (payload.startsWith(JobTable.ENDED)) {
      board.changed(payload.substring(JobTable.ENDED.length()));
    }
  }

  private void canceled(String ref) {
    TakenJob job = running.get(ref);
    if (job != null) {
      job.cancelLocally();
    }
  }

  /** The connection to the master is new: notifications were missed, or the master is another. */
  public void resync() {
    rhythm.lost();
    board.allChanged();
    arrivals.ring();
  }
}
