package org.fera.router.maintenance;

import java.time.Instant;
import java.util.Optional;

/**
 * That writing is switched off.
 *
 * @param reason what the operator says about it, for those whose writes are refused
 * @param since when that was said in the database; empty when the environment says it
 */
public record Maintenance(String reason, Optional<Instant> since) {}
