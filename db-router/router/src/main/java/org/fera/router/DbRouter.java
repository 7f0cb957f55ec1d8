package org.fera.router;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.fera.router.listen.Change;
import org.fera.router.listen.ChangeHandler;
import org.fera.router.listen.Listening;
import org.fera.router.maintenance.Maintenance;
import org.fera.router.metrics.RouterMetrics;
import org.fera.router.node.Watch;
import org.fera.router.refusal.ConnectionEvents;
import org.fera.router.request.Ask;
import org.fera.router.request.AskedRole;
import org.fera.router.request.CurrentRequest;
import org.fera.router.settings.RouterConfig;
import org.fera.router.settings.RouterSettings;
import org.fera.router.settings.SettingsReader;
import org.fera.router.source.FacadeDataSource;
import org.fera.router.source.HostResolver;
import org.fera.router.source.Source;
import org.fera.router.source.Sources;
import org.fera.router.transaction.Transactions;

/**
 * Sends database work to the master or to a slave. GET, HEAD and OPTIONS requests read a slave,
 * everything else uses the master, the lists of the operator and what code asks for come before
 * that; outside of a request it is the master. The decision is made at a request's first connection
 * and kept. While an operator has switched writing off, everything reads.
 */
@Singleton
@Startup(1)
@Unremovable
public class DbRouter implements AutoCloseable {

  private final RouterSettings settings;
  private final AskedRole askedRole = new AskedRole();
  private final Routing routing;
  private final Watch watch;
  private final Map<String, Source> sources;
  private final Map<String, Listening> listenings = new ConcurrentHashMap<>();

  /**
   * Reads the settings, makes the nodes and looks at each once.
   *
   * @throws org.fera.router.settings.SettingsException when a setting is wrong
   */
  @Inject
  DbRouter(RouterConfig config, Config environment, Transactions transactions) {
    this(config, environment, transactions, HostResolver.system());
  }

  DbRouter(
      RouterConfig config, Config environment, Transactions transactions, HostResolver resolver) {
    this.settings = SettingsReader.read(config, environment);
    RouterMetrics metrics = RouterMetrics.of(this::status);
    this.routing = new Routing(settings, askedRole, metrics, transactions);
    this.watch = new Watch(settings.pollInterval(), settings.probeTimeout());
    this.sources =
        Sources.build(
            settings,
            transactions.integration(),
            resolver,
            watch,
            new ConnectionEvents(settings, metrics));
    watch.start();
    watch.every(settings.pollInterval(), metrics::show);
  }

  /**
   * A router without an application around it, for tools and measurements; {@link #close} ends it.
   *
   * @throws org.fera.router.settings.SettingsException when a setting is wrong
   */
  public static DbRouter open(RouterConfig config, Config environment) {
    return new DbRouter(config, environment, Transactions.none());
  }

  /** The names of the configured sources; empty when no database is configured. */
  public Set<String> sources() {
    return sources.keySet();
  }

  /**
   * A source whose connections go where the request at hand, or {@link #runAs}, needs them.
   *
   * @throws RouterException.UnknownSource when no such source is configured
   */
  public DataSource dataSource(String name) {
    source(name);
    return routed(name);
  }

  /** As {@link #dataSource}, but a missing source is an error only when it is used. */
  DataSource routed(String name) {
    return new FacadeDataSource("routed source " + name, () -> routing.routed(source(name)));
  }

  /**
   * A source, or one role of it by {@code name-master} and {@code name-slave}; a missing source is
   * an error only when it is used.
   */
  public DataSource named(String name) {
    if (!sources.containsKey(name)) {
      for (Role role : Role.values()) {
        String suffix = "-" + role.word();
        if (name.endsWith(suffix)) {
          return always(role, name.substring(0, name.length() - suffix.length()));
        }
      }
    }
    return routed(name);
  }

  /**
   * The master of a source whatever the request, and although writing may be switched off: for
   * migrations and the operator's jobs.
   *
   * @throws RouterException.UnknownSource when no such source is configured
   */
  public DataSource master(String name) {
    source(name);
    return always(Role.MASTER, name);
  }

  /**
   * The slaves of a source whatever the request; read-only, with the master's read pool behind.
   *
   * @throws RouterException.UnknownSource when no such source is configured
   */
  public DataSource slave(String name) {
    source(name);
    return always(Role.SLAVE, name);
  }

  /** As the two before, but a missing source is an error only when it is used. */
  DataSource always(Role role, String name) {
    return new FacadeDataSource(
        role.word() + " of source " + name, () -> routing.as(role, source(name)));
  }

  /**
   * Runs a block in which connections go to the role's node, unless an operator's list says
   * otherwise. Only this thread is meant: connections that other threads take during the block do
   * not follow it.
   */
  public <T> T runAs(Role role, Callable<T> block) throws Exception {
    return askedRole.during(Ask.of(role), block);
  }

  /**
   * Runs a block that only reads, on a slave; when that slave cancels it for its recovery (40001)
   * or is lost meanwhile, once more on another slave, then on the master. The block must be fit to
   * run again. Where the lists send the request to the master it runs once.
   */
  public <T> T read(Callable<T> block) throws Exception {
    for (Ask ask = Ask.of(Role.SLAVE); ; ask = ask.elsewhere()) {
      try {
        return askedRole.during(ask, block);
      } catch (Exception e) {
        if (ask.isLast() || ask.used().isEmpty() || !isWorthAnotherNode(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean isWorthAnotherNode(Exception e) {
    return RouterException.find(e)
        .filter(
            found ->
                found instanceof RouterException.RecoveryConflict
                    || found instanceof RouterException.ConnectionLost)
        .isPresent();
  }

  /**
   * Runs a block that reads what a change is about: on a slave that has replayed it, else on the
   * master.
   */
  public <T> T readAt(Change change, Callable<T> block) throws Exception {
    return askedRole.during(Ask.readAt(change.source(), change.position()), block);
  }

  /**
   * Listens to a channel of the source {@code main}, on a connection of its own to wherever the
   * master is. The handler is told to resync first and after each gap: notifications sent meanwhile
   * are lost, as PostgreSQL keeps none.
   *
   * @param channel lower case, as {@code fera_<schema>_<topic>}
   * @return ends it
   * @throws RouterException.UnknownSource when {@code main} is not configured
   */
  public AutoCloseable listen(String channel, ChangeHandler handler) {
    Source source = source("main");
    return listenings
        .computeIfAbsent(source.name(), name -> new Listening(source))
        .add(channel, handler);
  }

  /** The role that a connection taken now would have. */
  public Role role() {
    boolean readOnly = sources.values().stream().anyMatch(one -> maintenance(one).isPresent());
    return routing.decide(CurrentRequest.state(), readOnly).role();
  }

  /**
   * Why writing to a source is switched off; empty when it is not.
   *
   * @throws RouterException.UnknownSource when no such source is configured
   */
  public Optional<Maintenance> maintenance(String name) {
    return maintenance(source(name));
  }

  private Optional<Maintenance> maintenance(Source source) {
    return routing.maintenance(source);
  }

  /**
   * Switches writing to a source off or on, in its database and so for all instances, which know it
   * within a look. Work under way is not broken off.
   *
   * @param reason for those whose writes are refused
   * @throws SQLException when the master cannot be written to
   * @throws RouterException.UnknownSource when no such source is configured
   */
  public void readOnly(String name, boolean readOnly, String reason) throws SQLException {
    source(name).maintenance(readOnly, reason);
  }

  /** The nodes and what is thought of them. */
  public RouterStatus status() {
    List<Source> all =
        sources.values().stream().sorted(Comparator.comparing(Source::name)).toList();
    return new RouterStatus(
        all.stream().map(this::status).toList(),
        all.stream().flatMap(source -> Sources.status(source).stream()).toList());
  }

  private RouterStatus.SourceStatus status(Source source) {
    return new RouterStatus.SourceStatus(
        source.name(), maintenance(source).isPresent(), source.claimants(), source.unresolved());
  }

  /** Everything that the router was told. */
  public RouterSettings settings() {
    return settings;
  }

  /** The entry point that the force lists see before each path; begins and ends with a slash. */
  public String entry() {
    return settings.entry();
  }

  /** Whether answers carry {@code X-Fera-Database}. */
  public boolean debugHeader() {
    return settings.debugHeader();
  }

  private Source source(String name) {
    Source source = sources.get(name);
    if (source == null) {
      String known = sources.isEmpty() ? "none is" : "configured: " + join(sources.keySet());
      throw new RouterException.UnknownSource(
          "No database source `"
              + name
              + "` is configured ("
              + known
              + "). Set PGHOST and PGDATABASE, FERA_VARS, or fera.router.\""
              + name
              + "\".master.hosts.");
    }
    return source;
  }

  private static String join(Set<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }

  /** Ends all connections. */
  @Override
  @PreDestroy
  public void close() {
    listenings.values().forEach(Listening::close);
    watch.close();
    List.copyOf(sources.values()).forEach(Source::close);
  }
}
