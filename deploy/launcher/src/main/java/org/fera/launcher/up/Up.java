package org.fera.launcher.up;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fera.launcher.Failure;
import org.fera.launcher.build.Sample;
import org.fera.launcher.build.Services;
import org.fera.launcher.machine.Accounts;
import org.fera.launcher.machine.Listening;
import org.fera.launcher.machine.Need;
import org.fera.launcher.machine.Packages;
import org.fera.launcher.machine.Programs;
import org.fera.launcher.portal.Database;
import org.fera.launcher.portal.EntryPoint;
import org.fera.launcher.portal.Environment;
import org.fera.launcher.portal.Join;
import org.fera.launcher.portal.Network;
import org.fera.launcher.portal.Ports;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.ServiceUnits;
import org.fera.launcher.portal.Setting;
import org.fera.launcher.portal.Shape;
import org.fera.launcher.portal.Unit;
import org.fera.launcher.state.Secrets;
import org.fera.launcher.state.StateFolder;
import org.fera.launcher.supervisor.ProcessState;
import org.fera.launcher.supervisor.Supervisor;
import org.fera.launcher.terminal.Progress;
import org.fera.postgres.Node;
import org.fera.postgres.PostgresCluster;

/**
 * Starts a portal step by step. Each step leaves alone what is as it should be, so that a second up
 * is fast and one after a broken off up goes on from there.
 */
public final class Up {

  private static final List<String> EXTENSIONS =
      List.of("postgis", "hstore", "pg_trgm", "unaccent");

  private static final String KEY = "FERA_ROUTER_TOKEN_KEY";

  private final Path checkout;
  private final Map<String, String> variables;
  private final StateFolder found;
  private final Ports ports;
  private final Progress progress;

  /**
   * @param found the state folder, made here if needed; the caller holds its lock
   * @param variables the environment of the launcher
   */
  public Up(
      Path checkout,
      Map<String, String> variables,
      StateFolder found,
      Ports ports,
      Progress progress) {
    this.checkout = checkout;
    this.variables = variables;
    this.found = found;
    this.ports = ports;
    this.progress = progress;
  }

  /**
   * Starts everything and waits until it is healthy.
   *
   * @param empty whether a new portal begins without the sample
   * @param detach whether to return before the services are healthy
   * @return what runs now
   */
  public Setting run(Shape shape, boolean empty, boolean detach) {
    return run(shape, Join.NOBODY, empty, detach);
  }

  /**
   * The same for some of the roles, with the others on other servers.
   *
   * @param join where these are
   */
  public Setting run(Shape shape, Join join, boolean empty, boolean detach) {
    EntryPoint entryPoint = EntryPoint.of(variables, ports, join);
    Network network = Network.of(shape, ports, join, variables);
    requireCommonKey(shape, join);
    progress.step("packages", s -> Packages.ofThisMachine().install(Need.TO_RUN));
    Accounts accounts = Accounts.current();
    requireUsableJdk(accounts);
    StateFolder state = found.make(accounts);
    Supervisor supervisor = new Supervisor(state, ports.supervisor());
    if (!supervisor.isRunning()) {
      Leftovers.end(state);
    }
    Services services = new Services(checkout);
    Sample sample = new Sample(checkout);
    Setting setting =
        new Setting(
            state,
            shape,
            ports,
            accounts,
            Secrets.of(state.data()),
            entryPoint,
            network,
            variables,
            services.folder(state),
            sample.folder(state));
    if (shape.hasServices()) {
      progress.step("services", s -> services.deploy(state, s).how());
    }
    sample.deploy(setting.sample());
    Path memory = checkout.resolve("deploy/memory.properties");
    ServiceUnits serviceUnits = ServiceUnits.of(setting, memory);
    new VarsFile(setting, serviceUnits).check();
    Portal portal = Portal.of(setting, memory);
    requireFreePorts(portal, supervisor);
    Runner runner = new Runner(supervisor, state, new Health(network));
    progress.step(
        "supervisor",
        s -> {
          boolean ran = supervisor.isRunning();
          runner.plan(portal.units());
          return ran ? "running" : "started";
        });
    shape.keepIn(state.data());
    join.keepIn(state.data());
    Roster.of(portal).keepIn(state);
    startAll(portal, runner, serviceUnits, empty, detach);
    StateFolder.keepOnly(state.sample(), setting.sample());
    if (shape.hasServices()) {
      StateFolder.keepOnly(state.services(), setting.services());
    }
    return setting;
  }

  private void startAll(
      Portal portal, Runner runner, ServiceUnits serviceUnits, boolean empty, boolean detach) {
    if (!portal.postgres().isEmpty()) {
      startPostgres(portal, runner);
    }
    master(portal)
        .map(node -> Database.of(portal.setting(), node))
        .ifPresent(database -> prepare(database, portal.setting(), serviceUnits, empty));
    List<Unit> rest = new ArrayList<>(portal.helpers());
    rest.addAll(portal.services());
    rest.addAll(portal.haproxy());
    if (rest.isEmpty()) {
      return;
    }
    progress.step(
        "maps and services",
        s -> {
          runner.start(rest, s);
          if (detach) {
            return "starting";
          }
          runner.await(rest, s);
          return rest.size() + " processes ready";
        });
  }

  /** The node that is written to; none when this server neither has one nor knows of one. */
  private static Optional<Network.Node> master(Portal portal) {
    if (!portal.postgres().isEmpty()) {
      Node master = portal.cluster().master();
      return Optional.of(new Network.Node(master.host(), master.port()));
    }
    Network network = portal.setting().network();
    boolean needed = portal.setting().shape().has(Role.WSGI_APP) && network.join().hasDatabase();
    return needed ? Optional.of(network.databases().get(0)) : Optional.empty();
  }

  private void prepare(
      Database database, Setting setting, ServiceUnits serviceUnits, boolean empty) {
    FirstLoad load = new FirstLoad(setting, database);
    if (load.isDue()) {
      progress.step("database", s -> load.run(serviceUnits, empty, s));
    }
    makeEnvironments(new EnvironmentCopies(setting, database), serviceUnits);
  }

  private void makeEnvironments(EnvironmentCopies copies, ServiceUnits serviceUnits) {
    for (Environment environment : copies.missing()) {
      progress.step(environment.name(), s -> copies.make(environment, serviceUnits));
    }
  }

  private void startPostgres(Portal portal, Runner runner) {
    PostgresCluster cluster = portal.cluster();
    progress.step(
        "PostgreSQL master",
        s -> {
          cluster.initMaster();
          Node master = cluster.master();
          start(master, portal, runner, s);
          cluster.createDatabase(Setting.DATABASE, Setting.DATABASE, EXTENSIONS);
          return master.host() + ":" + master.port();
        });
    List<Node> slaves = cluster.slaves();
    if (slaves.isEmpty()) {
      return;
    }
    progress.step(
        "PostgreSQL slaves",
        s -> {
          for (Node slave : slaves) {
            if (!slave.isRunning()) {
              s.at("copying the master to " + slave.name());
              cluster.cloneSlave(slave);
            }
            start(slave, portal, runner, s);
          }
          return slaves.stream()
              .map(slave -> slave.host() + ":" + slave.port())
              .collect(Collectors.joining(", "));
        });
  }

  private static void start(Node node, Portal portal, Runner runner, Progress.Step step) {
    Unit unit =
        portal.postgres().stream().filter(u -> u.name().equals(node.name())).findFirst().get();
    node.prepare();
    runner.start(unit);
    runner.await(List.of(unit), step);
    node.awaitReady(Duration.ofSeconds(60));
  }

  /** Instances of several servers believe each other's cookies and seals only with one secret. */
  private void requireCommonKey(Shape shape, Join join) {
    if (shape.hasServices()
        && !join.equals(Join.NOBODY)
        && variables.getOrDefault(KEY, "").isEmpty()) {
      throw Failure.usage(
          "--join: set "
              + KEY
              + " to the same secret on all servers with services, for example of openssl rand -hex"
              + " 24");
    }
  }

  /** Whoever runs the services must be able to run the JDK, which may lie in somebody's home. */
  private static void requireUsableJdk(Accounts accounts) {
    Path java = Programs.java();
    accounts
        .services()
        .filter(account -> !Accounts.can(account, "-x", java))
        .ifPresent(
            account -> {
              throw Failure.machine(
                  "the account "
                      + account
                      + ", which runs the services, cannot run "
                      + java
                      + ": install a JDK for all (openjdk-17-jdk-headless), or set JAVA_HOME");
            });
  }

  /** Of the processes that do not run yet; what runs holds its ports itself. */
  private void requireFreePorts(Portal portal, Supervisor supervisor) {
    boolean running = supervisor.isRunning();
    List<Listening> needed = new ArrayList<>();
    Set<String> ours = Set.of();
    if (running) {
      ours =
          supervisor.processes().stream()
              .filter(p -> p.isAlive() || p.keepsFailing())
              .map(ProcessState::name)
              .collect(Collectors.toSet());
    } else {
      needed.add(new Listening("127.0.0.1", ports.supervisor(), "supervisor", "FERA_PORT_OFFSET"));
    }
    for (Unit unit : portal.units()) {
      if (!ours.contains(unit.name())) {
        needed.addAll(unit.addresses());
      }
    }
    Listening.requireFree(needed);
  }

  /** Whether a state folder has ever seen an up. */
  public static boolean hasRun(StateFolder state) {
    return Files.exists(state.data()) && Secrets.areIn(state.data());
  }
}
