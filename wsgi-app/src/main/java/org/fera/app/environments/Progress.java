package org.fera.app.environments;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How far long work is, in the one form that all long work of Fera has.
 *
 * @param phase what is done now, such as {@code copy}
 * @param done steps of the phase that are done
 * @param total steps of the phase
 * @param queue what waits before it; nothing ever does here
 * @param eta seconds until the phase ends, or null when that is unknown
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Progress(String phase, long done, long total, int queue, Long eta) {

  /** A phase of which only the steps are known. */
  public static Progress of(String phase, long done, long total) {
    return new Progress(phase, done, total, 0, null);
  }

  /** Told of each step. */
  public interface Listener {

    /** Fast, and throws nothing. */
    void at(Progress progress);

    /** The work is under way, and this is its id in the log. */
    default void started(long id) {}
  }
}
