package org.fera.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A server of a cluster: master or slave, running or not. It may be started here or by a
 * supervisor; both see the same process.
 */
public final class Node {

  static final String NAME = "postgres-";

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final int number;
  private final Server server;
  private final ClusterSettings settings;
  private final DataFolder data;
  private final Postmaster postmaster;

  Node(int number, ClusterSettings settings) {
    this.number = number;
    this.settings = settings;
    this.server = new Server(settings.hosts().get(number - 1), settings.port());
    this.data = new DataFolder(settings.folder().resolve(NAME + number), settings.programs());
    this.postmaster = new Postmaster(data.path());
  }

  /** {@code postgres-1} for the first host, and so on. */
  public String name() {
    return NAME + number;
  }

  public Server server() {
    return server;
  }

  public String host() {
    return server.host();
  }

  public int port() {
    return server.port();
  }

  public Path dataFolder() {
    return data.path();
  }

  /** What the server wrote when {@link #start} started it. */
  public Path log() {
    return settings.folder().resolve(name() + ".log");
  }

  DataFolder data() {
    return data;
  }

  String slot() {
    return name().replace('-', '_');
  }

  /** The server in the foreground, logging to standard error, without a change of user. */
  public List<String> program() {
    return List.of(settings.programs().path("postgres").toString(), "-D", data.path().toString());
  }

  /**
   * The server in the foreground, for a supervisor: switches to PostgreSQL's user when this process
   * is root. The words replace themselves by the server, so signals reach it: SIGINT is the fast
   * stop.
   */
  public List<String> command() {
    return settings.programs().words("postgres", List.of("-D", data.path().toString()));
  }

  public OptionalLong pid() {
    return postmaster.pid();
  }

  public boolean isRunning() {
    return postmaster.running();
  }

  /** Whether its files say that it is a slave; a promotion ends that. */
  public boolean isSlave() {
    return data.isStandby();
  }

  /**
   * Starts it unless it runs, and waits: until it accepts connections and, as a slave, streams from
   * its master when that one can be reached.
   *
   * @throws ClusterException.PortTaken when another process listens on its address
   * @throws ClusterException.StepFailed when the server ends at once, with its own last word
   */
  public void start() {
    if (!isRunning()) {
      prepare();
      new Launch(name(), command(), log()).run(server, LIMIT);
    }
    awaitReady(LIMIT);
  }

  /**
   * Writes its configuration and checks that its address is free: what is needed before a
   * supervisor runs {@link #command()}. Does nothing while it runs.
   *
   * @throws ClusterException.PortTaken when another process listens on its address
   */
  public void prepare() {
    if (isRunning()) {
      return;
    }
    if (!data.usable()) {
      throw new ClusterException.StepFailed(name() + " has no data in " + data.path() + " yet");
    }
    server.checkFree();
    configure(data);
  }

  /** Writes this node's configuration into its folder, or into one that will become it. */
  void configure(DataFolder target) {
    target
        .configuredPort()
        .ifPresent(
            old ->
                target
                    .upstream()
                    .filter(up -> target.isStandby() && up.port() == old && old != port())
                    .ifPresent(up -> target.follow(new Server(up.host(), port()), name())));
    Map<String, String> parameters = new HashMap<>(settings.parameters());
    parameters.put("listen_addresses", host());
    parameters.put("port", Integer.toString(port()));
    parameters.put("cluster_name", name());
    parameters.put("primary_slot_name", slot());
    target.configure(parameters);
  }

  /** Waits for what {@link #start} waits for, whoever started it. */
  public void awaitReady(Duration limit) {
    Wait.until(
        limit,
        () -> name() + " does not accept connections after " + limit.toSeconds() + " s",
        server::accepts);
    if (isSlave() && data.upstream().map(Server::accepts).orElse(false)) {
      awaitStreaming(limit);
    }
  }

  /** Waits until it receives from its upstream. */
  public void awaitStreaming(Duration limit) {
    Wait.until(
        limit,
        () -> name() + " does not stream from its master after " + limit.toSeconds() + " s",
        this::isStreaming);
  }

  /** Whether it receives from its upstream now; false also when it does not answer. */
  public boolean isStreaming() {
    Optional<String> sender =
        server.probe(
            "select sender_host || ':' || sender_port from pg_stat_wal_receiver"
                + " where status = 'streaming'");
    return sender.isPresent() && sender.equals(data.upstream().map(Server::toString));
  }

  /** Stops it, if it runs, and waits until the process has gone. */
  public void stop(StopMode mode) {
    if (postmaster.signal(mode.signal())) {
      Wait.until(
          LIMIT,
          () -> name() + " still runs " + LIMIT.toSeconds() + " s after it was asked to stop",
          () -> !isRunning());
    }
  }

  /** SIGKILL to the server and all its sessions, as when the machine loses power. */
  public void kill() {
    List<Long> family = postmaster.signalAll("KILL");
    Wait.until(
        LIMIT,
        () -> name() + " outlives SIGKILL",
        () -> family.stream().noneMatch(Postmaster::alive));
  }

  /** Holds the server and all its sessions (SIGSTOP): connections open and nobody answers. */
  public void suspend() {
    // Twice: the first round may miss a session that was being forked.
    postmaster.signalAll("STOP");
    postmaster.signalAll("STOP");
  }

  /** Ends {@link #suspend}. */
  public void resume() {
    postmaster.signalAll("CONT");
  }

  /** Replay stops and WAL piles up, while the slave goes on answering with old data. */
  public void pauseReplay() {
    server.execute(Server.SUPERUSER, "select pg_wal_replay_pause()");
    Wait.until(
        LIMIT,
        () -> name() + " does not pause its replay",
        () ->
            server
                .ask(Server.SUPERUSER, "select pg_get_wal_replay_pause_state()")
                .filter("paused"::equals)
                .isPresent());
  }

  public void resumeReplay() {
    server.execute(Server.SUPERUSER, "select pg_wal_replay_resume()");
  }

  /** Commits become visible on this slave that much later; zero ends it. */
  public void applyDelay(Duration delay) {
    server.execute(
        Server.SUPERUSER,
        "alter system set recovery_min_apply_delay = " + delay.toMillis(),
        "select pg_reload_conf()");
  }

  /** Makes a running slave a master, on a new timeline. */
  public void promote() {
    boolean promoted =
        server
            .ask(Server.SUPERUSER, "select pg_promote(true, " + LIMIT.toSeconds() + ")")
            .filter("t"::equals)
            .isPresent();
    if (!promoted) {
      throw new ClusterException.StepFailed(name() + " was not promoted within 60 s");
    }
  }

  /** Makes it, running or not, a slave of another node, which keeps WAL for it from now on. */
  public void follow(Node upstream) {
    new Slots(upstream.server()).ensure(slot());
    follow(upstream.server());
  }

  /**
   * Makes a former master, stopped, a slave of the one that took its place (pg_rewind). What it
   * wrote after the other was promoted is lost, and it starts as a slave from now on.
   *
   * @throws ClusterException.StepFailed while it runs, or when it has no common past with the other
   */
  public void rewind(Node upstream) {
    if (isRunning()) {
      throw new ClusterException.StepFailed(name() + " runs: stop it before it is rewound");
    }
    // Until its first checkpoint a promoted server's control file tells the old timeline.
    upstream.server().execute(Server.SUPERUSER, "checkpoint");
    List<String> arguments =
        List.of(
            "--target-pgdata=" + data.path(),
            "--source-server="
                + DataFolder.conninfo(upstream.server(), name())
                + " dbname="
                + Server.SUPERUSER);
    Command.Result result = Command.run(settings.programs().words("pg_rewind", arguments));
    if (!result.succeeded()) {
      throw new ClusterException.StepFailed(
          "rewinding " + name() + " to " + upstream + " failed: " + result.reason());
    }
    follow(upstream);
  }

  /** Takes its WAL from another address, for example a {@link TcpProxy} before its master. */
  public void follow(Server upstream) {
    if (isRunning()) {
      if (!isSlave()) {
        throw new ClusterException.StepFailed(
            name() + " runs as a master: stop it before it follows " + upstream);
      }
      server.execute(
          Server.SUPERUSER,
          "alter system set primary_conninfo = '" + DataFolder.conninfo(upstream, name()) + "'",
          "select pg_reload_conf()");
    } else {
      data.follow(upstream, name());
    }
  }

  /** See {@link Server#jdbcUrl}. */
  public String jdbcUrl(String database) {
    return server.jdbcUrl(database);
  }

  /** See {@link Server#connect}. */
  public Connection connect(String database, String user) throws SQLException {
    return server.connect(database, user);
  }

  @Override
  public String toString() {
    return name() + " (" + server + ")";
  }
}
