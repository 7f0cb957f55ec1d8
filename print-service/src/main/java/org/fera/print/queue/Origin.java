package org.fera.print.queue;

import java.util.Optional;

/**
 * Whose print it is, for fairness and for the accounting.
 *
 * @param client a name for who prints, the same for all jobs of a client; empty if that cannot be
 *     told, and then no limit per client holds
 * @param layout the layout's name
 * @param referrer page that the request came from
 * @param statistics JSON object: what the print holds, as MapFish Print's accounting has it
 * @param unattended whether nobody is going to ask for the job's status
 */
public record Origin(
    String client,
    String layout,
    Optional<String> referrer,
    String statistics,
    boolean unattended) {}
