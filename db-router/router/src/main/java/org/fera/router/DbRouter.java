package org.fera.router;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
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
import org.fera.router.metrics.RouterMetrics;
import org.fera.router.node.Node;
import org.fera.router.node.Watch;
import org.fera.router.policy.Decision;
import org.fera.router.policy.Rules;
import org.fera.router.request.Ask;
import org.fera.router.request.AskedRole;
import org.fera.router.request.CurrentRequest;
import org.fera.router.request.RouteState;
import org.fera.router.settings.RouterConfig;
import org.fera.router.settings.RouterSettings;
import org.fera.router.settings.SettingsReader;
import org.fera.router.source.Connections;
import org.fera.router.source.FacadeDataSource;
import org.fera.router.source.HostResolver;
import org.fera.router.source.Source;
import org.fera.router.source.SourceListener;
import org.fera.router.source.Sources;
import org.fera.router.written.PositionQuery;

/**
 * Sends database work to the master or to a slave. GET, HEAD and OPTIONS requests read a slave,
 * everything else uses the master, the lists of the operator and what code asks for come before
 * that; outside of a request it is the master. The decision is made at a request's first connection
 * and kept.
 */
@Singleton
@Startup(1)
@Unremovable
public class DbRouter {

  private final RouterSettings settings;
  private final Rules rules;
  private final Watch watch;
  private final Map<String, Source> sources;
  private final AskedRole askedRole = new AskedRole();
  private final WriteViolations violations = new WriteViolations();
  private final RouterMetrics metrics = RouterMetrics.of(this::status);
  private final Map<String, Listening> listenings = new ConcurrentHashMap<>();

  /**
   * Reads the settings, makes the nodes and looks at each once.
   *
   * @throws org.fera.router.settings.SettingsException when a setting is wrong
   */
  @Inject
  DbRouter(RouterConfig config, Config environment) {
    this(config, environment, HostResolver.system());
  }

  DbRouter(RouterConfig config, Config environment, HostResolver resolver) {
    this.settings = SettingsReader.read(config, environment);
    this.rules = Rules.of(settings.entry(), settings.forceMaster(), settings.forceSlave());
    this.watch = new Watch(settings.pollInterval(), settings.probeTimeout());
    this.sources = Sources.build(settings, resolver, watch, new Listener());
    watch.start();
    watch.every(settings.pollInterval(), metrics::show);
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
    return new FacadeDataSource("routed source " + name, () -> connection(name));
  }

  /**
   * The master of a source whatever the request: for migrations and jobs.
   *
   * @throws RouterException.UnknownSource when no such source is configured
   */
  public DataSource master(String name) {
    Source source = source(name);
    return new FacadeDataSource(
        "master of source " + name,
        () -> Connections.take(source, Role.MASTER, Ask.of(Role.MASTER), CurrentRequest.state()));
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
    return decide(CurrentRequest.state()).role();
  }

  /** The nodes and what is thought of them. */
  public RouterStatus status() {
    return new RouterStatus(
        sources.values().stream().flatMap(source -> Sources.status(source).stream()).toList());
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

  private Connection connection(String name) {
    Optional<RouteState> request = CurrentRequest.state();
    Source source = source(name);
    Decision decision = decide(request);
    metrics.routed(name, decision);
    Ask ask = askedRole.current().orElseGet(() -> Ask.of(decision.role()));
    return Connections.take(source, decision.role(), ask, request);
  }

  private Decision decide(Optional<RouteState> request) {
    Optional<Role> block = askedRole.current().map(Ask::role);
    if (request.isEmpty()) {
      return rules.outside(block, false);
    }
    RouteState state = request.get();
    if (block.isPresent()) {
      return rules.decide(state.method(), state.path(), block, false);
    }
    return state.decide((method, path) -> rules.decide(method, path, state.asked(), false));
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

  @PreDestroy
  void close() {
    listenings.values().forEach(Listening::close);
    watch.close();
    List.copyOf(sources.values()).forEach(Source::close);
  }

  private final class Listener implements SourceListener {

    @Override
    public void failed(Source source, Node node, SQLException failure) {
      if (SqlStates.isReadOnly(failure)) {
        metrics.readOnlyViolation(source.name());
        violations.report(CurrentRequest.state().map(RouteState::route));
      } else if (SqlStates.isRecoveryConflict(failure)) {
        metrics.conflict(source.name());
      }
    }

    @Override
    public void fellBack(Source source) {
      metrics.fallback(source.name());
    }

    @Override
    public void finished(Source source, Connection connection) {
      Optional<RouteState> request = CurrentRequest.state();
      if (settings.readYourWrites() && request.filter(RouteState::tellsPosition).isPresent()) {
        request.get().wrote(source.name(), PositionQuery.ask(connection));
      }
    }
  }
}
