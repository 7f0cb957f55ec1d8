package org.fera.router.node;

import java.util.Optional;
import org.fera.router.maintenance.Maintenance;

/**
 * What a look at a node found.
 *
 * @param at {@link System#nanoTime()} before the question was sent
 * @param inRecovery whether it is a standby
 * @param lsn position in the write-ahead log, in bytes: replayed on a standby, written on a primary
 * @param timeline of a primary, at least 1; 0 on a standby
 * @param systemId of the cluster; the same on a master and its slaves
 * @param maintenance what its database says, when writing is switched off there
 */
public record Observation(
    long at,
    boolean inRecovery,
    long lsn,
    int timeline,
    long systemId,
    Optional<Maintenance> maintenance) {}
