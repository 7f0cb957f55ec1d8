package org.fera.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A PostgreSQL master with streaming slaves on loopback, in a folder of its own. Every step is
 * idempotent: what a step finds done it leaves alone, what it finds half-made it makes again.
 */
public final class PostgresCluster implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final ClusterSettings settings;
  private final List<Node> nodes;
  private final Runnable afterClose;

  public PostgresCluster(ClusterSettings settings) {
    this(settings, () -> {});
  }

  /**
   * @param afterClose runs at the end of {@link #close()}
   */
  public PostgresCluster(ClusterSettings settings, Runnable afterClose) {
    this.settings = settings;
    this.afterClose = afterClose;
    this.nodes =
        IntStream.rangeClosed(1, settings.hosts().size())
            .mapToObj(number -> new Node(number, settings))
            .toList();
  }

  public ClusterSettings settings() {
    return settings;
  }

  /** All nodes in the order of their hosts. */
  public List<Node> nodes() {
    return nodes;
  }

  /**
   * The node that takes writes: the first that its files do not call a slave, running ones first.
   */
  public Node master() {
    List<Node> masters = nodes.stream().filter(n -> n.data().exists() && !n.isSlave()).toList();
    return masters.stream()
        .filter(Node::isRunning)
        .findFirst()
        .orElse(masters.isEmpty() ? nodes.get(0) : masters.get(0));
  }

  /** All nodes but {@link #master()}. */
  public List<Node> slaves() {
    Node master = master();
    return nodes.stream().filter(node -> node != master).toList();
  }

  /** Makes the folder and the master's data, if there are none; starts nothing. */
  public void initMaster() {
    Folders.prepare(settings.folder(), settings.programs());
    Node master = master();
    if (master.data().usable()) {
      return;
    }
    if (master.data().exists()) {
      throw new ClusterException.StepFailed(
          master.dataFolder() + " holds no PostgreSQL data: move it away");
    }
    Path partial = master.data().partial();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-D",
                partial.toString(),
                "-U",
                Server.SUPERUSER,
                "-A",
                "trust",
                "-k",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-instructions"));
    if (!settings.durable()) {
      arguments.add("--no-sync");
    }
    build(master, partial, "initdb", arguments);
    master.configure();
  }

  /**
   * Makes a slave's data as a copy of the running master's, if there is none that can still follow
   * it; starts nothing. The slave's folder appears when the copy is complete.
   *
   * @return whether it was cloned now
   * @throws ClusterException.StepFailed when the copy failed, for example for a full disk; the half
   *     copy is gone then, and the next call starts anew
   */
  public boolean cloneSlave(Node slave) {
    if (slave.isRunning()) {
      return false;
    }
    Node master = master();
    Slots slots = new Slots(master.server());
    slave.data().removePartials();
    if (canFollow(slave, master, slots)) {
      slots.ensure(slave.slot());
      return false;
    }
    if (slave.data().exists()) {
      Folders.delete(slave.dataFolder());
    }
    slots.drop(slave.slot());
    slots.ensure(slave.slot());
    try {
      copy(slave, master.server());
    } catch (ClusterException e) {
      slots.drop(slave.slot());
      throw e;
    }
    return true;
  }

  private void copy(Node slave, Server from) {
    Path partial = slave.data().partial();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-D",
                partial.toString(),
                "-h",
                from.host(),
                "-p",
                Integer.toString(from.port()),
                "-U",
                Server.SUPERUSER,
                "-w",
                "-c",
                "fast",
                "-X",
                "stream",
                "-S",
                slave.slot()));
    if (!settings.durable()) {
      arguments.add("--no-sync");
    }
    build(slave, partial, "pg_basebackup", arguments);
    slave.data().follow(from, slave.name());
    slave.configure();
  }

  private boolean canFollow(Node slave, Node master, Slots slots) {
    return slave.data().usable()
        && slave.isSlave()
        && !slots.state(slave.slot()).filter("lost"::equals).isPresent()
        && Identity.of(slave.dataFolder(), settings.programs())
            .equals(Identity.of(master.dataFolder(), settings.programs()));
  }

  private void build(Node node, Path partial, String program, List<String> arguments) {
    Command.Result result;
    try {
      result = Command.run(settings.programs().words(program, arguments));
    } catch (ClusterException e) {
      node.data().removePartials();
      throw e;
    }
    if (!result.succeeded()) {
      node.data().removePartials();
      throw new ClusterException.StepFailed(
          "making " + node.name() + " in " + settings.folder() + " failed: " + result.reason());
    }
    node.data().finish(partial);
  }

  /**
   * Makes on the running master a role that may log in, a database that it owns and the extensions
   * in it, each unless it is there.
   *
   * @throws ClusterException.NotInstalled when an extension's package is missing
   */
  public void createDatabase(String name, String owner, List<String> extensions) {
    new Databases(master().server(), settings.programs()).create(name, owner, extensions);
  }

  /** Starts the master and its slaves, made before if needed, and waits until all are ready. */
  public void start() {
    initMaster();
    master().start();
    for (Node slave : slaves()) {
      cloneSlave(slave);
      slave.start();
    }
  }

  /** Waits until every running slave has replayed what the master has written so far. */
  public void awaitReplayed() {
    Lsn target = master().server().position();
    for (Node slave : slaves()) {
      if (slave.isRunning()) {
        Wait.until(
            LIMIT,
            () -> slave.name() + " has not replayed " + target + " after 60 s",
            () -> slave.server().position().compareTo(target) >= 0);
      }
    }
  }

  /** Bytes of WAL that the master has written and this slave has not replayed. */
  public long lagBytes(Node slave) {
    long lag = master().server().position().value() - slave.server().position().value();
    return Math.max(0, lag);
  }

  /** Stops the slaves, then the master. */
  public void stop(StopMode mode) {
    Node master = master();
    nodes.stream().filter(node -> node != master).forEach(node -> node.stop(mode));
    master.stop(mode);
  }

  /** Stops all nodes, suspended ones too; the data stays. */
  @Override
  public void close() {
    try {
      nodes.forEach(Node::resume);
      stop(StopMode.FAST);
    } finally {
      afterClose.run();
    }
  }
}
