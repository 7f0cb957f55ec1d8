package org.fera.print.queue;

/** Prints a job. */
public interface JobRunner {

  /**
   * Prints a job on the calling thread, which is interrupted when the job is given up.
   *
   * @throws JobFailedException if it cannot be printed
   * @throws InterruptedException if the job was given up
   */
  Report run(JobQueue.Lease lease) throws JobFailedException, InterruptedException;
}
