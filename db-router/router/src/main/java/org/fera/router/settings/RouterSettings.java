package org.fera.router.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.router.maintenance.Maintenance;

/**
 * Everything that the router was told, checked.
 *
 * @param sources by name; empty when no database is configured
 * @param entry entry point, begins and ends with a slash
 * @param https whether clients come over https (VISIBLE_WEB_PROTOCOL)
 * @param maintenance when the environment switches writing off
 * @param operatorToken the secret of who may switch it; empty for nobody
 * @param refuseAdvisoryLocks whether reads may not take advisory locks
 * @param report each value that counts, with where it came from, in the order of reading
 */
public record RouterSettings(
    Map<String, SourceSettings> sources,
    String entry,
    List<String> forceMaster,
    List<String> forceSlave,
    boolean debugHeader,
    boolean readYourWrites,
    Duration tokenTtl,
    Optional<String> tokenKey,
    boolean https,
    Duration pollInterval,
    Duration probeTimeout,
    Duration resolveInterval,
    Duration drainTimeout,
    Optional<Maintenance> maintenance,
    Optional<String> operatorToken,
    boolean refuseAdvisoryLocks,
    List<SettingsReport.Row> report) {}
