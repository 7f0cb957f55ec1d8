package org.fera.tile.valuelist;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fera.tile.config.LiveConfiguration;
import org.fera.tile.dimension.ValueQuery;
import org.jboss.logging.Logger;

/**
 * Asks the database which values dimensions have. While it does not answer the last ones stay; what
 * is wrong is said once.
 */
public final class ValueLists {

  private static final Logger LOG = Logger.getLogger(ValueLists.class);

  private final LiveConfiguration configuration;
  private final Optional<Database> database;
  private final Clock clock;
  private final Map<ValueQuery, Instant> asked = new HashMap<>();
  private final Set<ValueQuery> failing = new HashSet<>();

  /**
   * @param database absent where none is configured
   */
  public ValueLists(LiveConfiguration configuration, Optional<Database> database, Clock clock) {
    this.configuration = configuration;
    this.database = database;
    this.clock = clock;
  }

  /** Asks what is due; blocks, so never on an event loop. */
  public synchronized void refresh() {
    Set<ValueQuery> queries = configuration.current().valueQueries();
    asked.keySet().retainAll(queries);
    failing.retainAll(queries);
    Instant now = clock.instant();
    Map<ValueQuery, List<String>> lists = new HashMap<>();
    for (ValueQuery query : queries) {
      Instant last = asked.get(query);
      // A clock that was set back must not keep lists for long.
      if (last == null || !now.isBefore(last.plus(query.every())) || now.isBefore(last)) {
        asked.put(query, now);
        ask(query).ifPresent(values -> lists.put(query, values));
      }
    }
    configuration.list(lists);
  }

  /** Whether a list that tilesets have cannot be had now. */
  public synchronized boolean isFailing() {
    return !failing.isEmpty();
  }

  private Optional<List<String>> ask(ValueQuery query) {
    try {
      List<String> values =
          database
              .orElseThrow(() -> new SQLException("no database is configured: set PGHOST"))
              .list(query.sql());
      if (failing.remove(query)) {
        LOG.infof("The values of a dimension are known again: %s", query.sql());
      }
      return Optional.of(values);
    } catch (SQLException e) {
      if (failing.add(query)) {
        LOG.errorf(
            "The values of a dimension stay as they were: %s: %s", query.sql(), e.getMessage());
      }
      return Optional.empty();
    }
  }
}
