package org.fera.print.queue;

import java.time.Duration;

/**
 * A job as its client sees it.
 *
 * @param elapsed since it was submitted, until it ended
 * @param waiting estimate of how long it will wait still; zero unless it waits
 */
public record JobStatus(String ref, JobState state, Duration elapsed, Duration waiting) {}
