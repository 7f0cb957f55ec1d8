package org.fera.router.settings;

import java.time.Duration;

/**
 * One pool of one node.
 *
 * @param max connections, at least 1
 * @param maxLifetime after which a connection is replaced, so that connections spread again over
 *     addresses
 * @param statementTimeout of PostgreSQL; zero for none
 * @param readOnly whether sessions start with default_transaction_read_only=on
 */
public record PoolSettings(
    int max,
    Duration acquisitionTimeout,
    Duration maxLifetime,
    Duration statementTimeout,
    boolean readOnly) {}
