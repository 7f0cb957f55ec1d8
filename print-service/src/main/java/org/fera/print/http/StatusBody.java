package org.fera.print.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.fera.print.queue.JobState;
import org.fera.print.queue.JobStatus;
import org.fera.print.queue.Step;

/**
 * A job's status: MapFish Print's keys, and two of our own.
 *
 * @param elapsedTime milliseconds
 * @param waitingTime milliseconds, estimated
 * @param progress how far it is; ours
 * @param warnings what is missing in the report, in words; ours
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusBody(
    boolean done,
    String status,
    long elapsedTime,
    long waitingTime,
    String error,
    String downloadURL,
    ProgressBody progress,
    List<String> warnings) {

  /**
   * The shape that all long work shares.
   *
   * @param phase name of what is being done
   * @param done parts of the phase that are done
   * @param total parts of the phase; 0 if unknown
   * @param queue jobs before this one; absent unless it waits
   * @param eta milliseconds until it starts, or when it has started until it ends; estimated
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ProgressBody(String phase, int done, int total, Integer queue, Long eta) {}

  static StatusBody of(JobStatus job, String downloadUrl) {
    JobState state = job.state();
    return new StatusBody(
        state.done(),
        state.word(),
        job.elapsed().toMillis(),
        job.waiting().toMillis(),
        error(state),
        downloadUrl,
        progress(job),
        state instanceof JobState.Finished finished && !finished.result().warnings().isEmpty()
            ? finished.result().warnings()
            : null);
  }

  private static String error(JobState state) {
    if (state instanceof JobState.Failed failed) {
      return failed.reason();
    }
    if (state instanceof JobState.Canceled canceled) {
      return canceled.reason();
    }
    return state instanceof JobState.Canceling ? "task canceled" : null;
  }

  private static ProgressBody progress(JobStatus job) {
    if (job.state() instanceof JobState.Waiting waiting) {
      return new ProgressBody("queue", 0, 0, waiting.place(), job.waiting().toMillis());
    }
    if (job.state() instanceof JobState.Running running) {
      Step step = running.step();
      return new ProgressBody(
          step.phase(), step.done(), step.total(), null, job.remaining().toMillis());
    }
    return null;
  }
}
