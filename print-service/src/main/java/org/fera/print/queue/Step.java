package org.fera.print.queue;

/**
 * How far a running job is.
 *
 * @param phase {@code start}, {@code map}, {@code report} or {@code export}
 * @param done parts of the phase that are done
 * @param total parts of the phase; 0 if that is not known
 */
public record Step(String phase, int done, int total) {}
