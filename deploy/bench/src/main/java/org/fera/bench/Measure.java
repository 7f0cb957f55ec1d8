package org.fera.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Something that {@code ./fera bench NAME} measures on servers that it starts for itself. */
public interface Measure {

  /**
   * How it is measured.
   *
   * @param checkout the root of the sources, built
   * @param pairs of ours and the peer, in turn; 6 or more
   * @param block how long each half of a pair lasts
   */
  record Setting(Path checkout, int pairs, Duration block) {}

  /**
   * What came of it.
   *
   * @param versions of what was measured, by name
   */
  record Result(Map<String, String> versions, List<Row> rows) {}

  /** Starts, measures, and stops all that it started. */
  Result run(Setting setting) throws Exception;
}
