package org.fera.router.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Everything that the router was told, checked.
 *
 * @param sources by name; empty when no database is configured
 * @param entry entry point, begins and ends with a slash
 * @param report each value that counts, with where it came from, in the order of reading
 */
public record RouterSettings(
    Map<String, SourceSettings> sources,
    String entry,
    List<String> forceMaster,
    List<String> forceSlave,
    boolean debugHeader,
    Duration pollInterval,
    Duration probeTimeout,
    Duration resolveInterval,
    Duration drainTimeout,
    List<SettingsReport.Row> report) {}
