package org.fera.router.settings;

import java.time.Duration;
import java.util.List;

/**
 * All that is known of a named source.
 *
 * @param masters candidates; not empty
 * @param slaves as configured, names not yet resolved; may be empty
 * @param maxLagBytes and
 * @param maxStaleness how far a slave may be behind and still serve reads
 */
public record SourceSettings(
    String name,
    List<HostPort> masters,
    List<HostPort> slaves,
    Login masterLogin,
    Login slaveLogin,
    PoolSettings write,
    PoolSettings read,
    PoolSettings masterRead,
    long maxLagBytes,
    Duration maxStaleness) {}
