package org.fera.print.queue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/** The jobs of one service or of several that share them. */
public interface JobQueue {

  /**
   * Adds a job and returns its reference, which nobody can guess.
   *
   * @throws QueueFullException if too many jobs wait, of this client or of all
   */
  String submit(JobRequest request) throws QueueFullException;

  /**
   * A job's state; asking keeps a job alive. Empty if the reference is unknown or long forgotten.
   */
  Optional<JobStatus> status(String ref);

  /** A job's state once it is done, or after that time; empty as {@link #status} is. */
  Optional<JobStatus> await(String ref, Duration longest) throws InterruptedException;

  /** Gives a job up; returns whether there is such a job. A job that has ended stays as it is. */
  boolean cancel(String ref);

  /** The bytes of a finished job, to be closed; empty if there are none (any more). */
  Optional<InputStream> open(String ref) throws IOException;

  /**
   * Waits for a job to run.
   *
   * @throws InterruptedException also when the queue hands out no more jobs
   */
  Lease take() throws InterruptedException;

  /** Hands out no more jobs from now on: the instance is about to end. */
  void drain();

  /** Jobs that wait. */
  int waitingJobs();

  /**
   * Ends jobs that take too long or that nobody asks for, forgets old ones, keeps leases: to be
   * called several times a second.
   */
  void upkeep();

  /** A job in the hands of a worker, who must end it by one of the last four. */
  interface Lease {

    /** The job's reference. */
    String ref();

    /** What to print. */
    JobRequest request();

    /** Runs the action, on any thread, when the job is given up before it has ended. */
    void onCancel(Runnable action);

    /** Tells how far the job is. */
    void progress(Step step);

    /** Ends the job with its result, whose file the queue takes over. */
    void finish(Report report);

    /** Ends the job with a reason in words. */
    void fail(String reason);

    /** Ends the job after it was given up. */
    void canceled();

    /** Puts the job back for another instance to print, as if it had not been taken. */
    void giveBack();
  }
}
