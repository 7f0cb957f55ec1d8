package org.fera.router.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The router's own keys. What belongs to one source stands under {@code fera.router."name"}. */
@ConfigMapping(prefix = "fera.router")
public interface RouterConfig {

  /**
   * The named sources; one that the environment or FERA_VARS makes has the defaults of its keys.
   */
  @WithParentName
  @WithDefaults
  Map<String, Source> sources();

  /**
   * Regular expressions on "METHOD /path", start-anchored, that need the master; added to the
   * default ones.
   */
  Optional<List<String>> forceMaster();

  /** The same for a slave; the master list wins. */
  Optional<List<String>> forceSlave();

  /** Whether answers name the nodes that their request used, in {@code X-Fera-Database}. */
  @WithDefault("false")
  boolean debugHeader();

  /**
   * The path prefix of all routes, begins and ends with a slash; default VISIBLE_ENTRY_POINT, then
   * {@code /}.
   */
  Optional<String> entryPoint();

  /** Whether clients get a token after a write, so that their next reads see it. */
  @WithDefault("true")
  boolean readYourWrites();

  /** How long such a token counts. */
  @WithDefault("30s")
  Duration tokenTtl();

  /** Signs tokens; the same on every instance. Without it an instance understands only its own. */
  Optional<String> tokenKey();

  /** How often each node is looked at. */
  @WithDefault("1s")
  Duration pollInterval();

  /** How long such a look may take before the node counts as down. */
  @WithDefault("1s")
  Duration probeTimeout();

  /** How often host names are resolved again; zero for never. */
  @WithDefault("5s")
  Duration resolveInterval();

  /** How long work on a node whose address is gone may go on. */
  @WithDefault("60s")
  Duration drainTimeout();

  /** Whether writing is switched off, whatever the database says: for when the master is down. */
  @WithDefault("false")
  boolean readOnly();

  /** What those read whose writes are refused then. */
  @WithDefault("maintenance")
  String readOnlyReason();

  /**
   * The secret of those who may switch writing off and on by {@code POST /q/db-router/read-only};
   * nobody may without.
   */
  Optional<String> operatorToken();

  /**
   * Whether reads are refused to take advisory locks, which on a slave protect nothing; by default
   * in development and tests, since it looks at each statement.
   */
  Optional<Boolean> refuseAdvisoryLocks();

  /** One named source. */
  interface Source {
    Optional<String> database();

    Optional<String> username();

    Optional<String> password();

    /** libpq's sslmode. */
    Optional<String> sslmode();

    /** Comma-separated schema names, set when a connection is made. */
    Optional<String> searchPath();

    /** Further start-up options of each session, as libpq's PGOPTIONS. */
    Optional<String> options();

    Master master();

    Slave slave();

    MasterRead masterRead();
  }

  /** The master of a source, and its pool. */
  interface Master {
    /** {@code host[:port]} list of candidates. */
    Optional<String> hosts();

    /** Connections of this process to the master for work that may write. */
    OptionalInt poolMax();

    /** How long a request waits for a connection. */
    @WithDefault("5s")
    Duration acquisitionTimeout();

    /** PostgreSQL's statement_timeout; zero for none (migrations and jobs use this pool too). */
    @WithDefault("0s")
    Duration statementTimeout();
  }

  /** The slaves of a source, and the pool of each. */
  interface Slave {
    /** {@code host[:port]} list; a name with several addresses counts as that many slaves. */
    Optional<String> hosts();

    /**
     * Where the login of the slaves differs from the master's, for instance one that may only read.
     */
    Optional<String> username();

    Optional<String> password();

    /** Connections of this process to each slave. */
    OptionalInt poolMax();

    @WithDefault("3s")
    Duration acquisitionTimeout();

    @WithDefault("30s")
    Duration statementTimeout();

    /** Bytes of write-ahead log that a slave may be behind and still serve reads. */
    @WithDefault("16777216")
    long maxLagBytes();

    /** How old a slave's data may be. */
    @WithDefault("10s")
    Duration maxStaleness();
  }

  /**
   * The pool of reads on the master when no slave can serve them: read-only, and small so that
   * writes keep their share.
   */
  interface MasterRead {
    @WithDefault("10")
    int poolMax();

    @WithDefault("3s")
    Duration acquisitionTimeout();
  }
}
