package org.fera.print.queue;

import java.time.Duration;
import java.util.Optional;

/** The jobs of one service or of several that share them. */
public interface JobQueue {

  /** Adds a job and returns its reference, which nobody can guess. */
  String submit(JobRequest request) throws QueueFullException;

  /**
   * A job's state; asking keeps a job alive. Empty if the reference is unknown or long forgotten.
   */
  Optional<JobStatus> status(String ref);

  /** A job's state once it is done, or after that time; empty as {@link #status} is. */
  Optional<JobStatus> await(String ref, Duration longest) throws InterruptedException;

  /** Gives a job up; returns whether there is such a job. A job that has ended stays as it is. */
  boolean cancel(String ref);

  /** Waits for a job to run. */
  Lease take() throws InterruptedException;

  /** A job in the hands of a worker, who must end it by one of the last three. */
  interface Lease {

    /** The job's reference. */
    String ref();

    /** What to print. */
    JobRequest request();

    /** Runs the action, on any thread, when the job is given up before it has ended. */
    void onCancel(Runnable action);

    /** Tells how far the job is. */
    void progress(Step step);

    /** Ends the job with its result. */
    void finish(Report report);

    /** Ends the job with a reason in words. */
    void fail(String reason);

    /** Ends the job after it was given up. */
    void canceled();
  }
}
