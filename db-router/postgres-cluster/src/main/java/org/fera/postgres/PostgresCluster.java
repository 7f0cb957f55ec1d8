package org.fera.postgres;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
  private final DataMaker maker;

  public PostgresCluster(ClusterSettings settings) {
    this(settings, () -> {});
  }

  /**
   * @param afterClose runs at the end of {@link #close()}
   */
  public PostgresCluster(ClusterSettings settings, Runnable afterClose) {
    this.settings = settings;
    this.afterClose = afterClose;
    this.maker = new DataMaker(settings);
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

  /** The node that takes writes: no slave by its files, on the newest timeline. */
  public Node master() {
    return nodes.stream()
        .filter(node -> node.data().exists() && !node.isSlave())
        .max(Comparator.comparingInt(node -> node.data().timeline()))
        .orElse(nodes.get(0));
  }

  /** All nodes but {@link #master()}. */
  public List<Node> slaves() {
    Node master = master();
    return nodes.stream().filter(node -> node != master).toList();
  }

  /**
   * Makes the folder and the master's data, if there are none; starts nothing.
   *
   * @throws ClusterException.FolderClosed when PostgreSQL's user cannot enter or write the folder
   * @throws ClusterException.OtherVersion when the data is of another version than the programs
   * @throws ClusterException.StepFailed when the master's data is gone and a slave still has a copy
   */
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
    maker.refuseToStartEmpty(master, slaves());
    maker.init(master);
  }

  /**
   * Makes a slave's data as a copy of the running master's, if there is none that can still follow
   * it; starts nothing. The slave's folder appears when the copy is complete.
   *
   * <p>A running slave is left as it is.
   *
   * @return whether it was cloned now
   * @throws ClusterException.StepFailed when the copy failed, for example for a full disk; the half
   *     copy is gone then, and the next call starts anew
   */
  public boolean cloneSlave(Node slave) {
    return cloneSlave(slave, master().server());
  }

  boolean cloneSlave(Node slave, Server from) {
    if (slave.isRunning()) {
      return false;
    }
    Node master = master();
    if (maker.canFollow(slave, master)) {
      slave.data().removePartials();
      return false;
    }
    maker.copy(slave, from, master.server());
    return true;
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

  /**
   * Makes the running master stop keeping WAL for slaves that this cluster no longer has. Should
   * they return, they are cloned again.
   */
  public void releaseFormerSlaves() {
    new Slots(master().server()).dropOthers(nodes.stream().map(Node::slot).toList());
  }

  /** Starts the master and its slaves, made before if needed, and waits until all are ready. */
  public void start() {
    initMaster();
    master().start();
    releaseFormerSlaves();
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
    return lag(master().server().position(), slave.server().position());
  }

  private static long lag(Lsn written, Lsn replayed) {
    return Math.max(0, written.value() - replayed.value());
  }

  /** How the nodes are; takes some seconds when one hangs. */
  public List<NodeStatus> status() {
    Optional<Lsn> written = master().server().probePosition();
    return nodes.stream().map(node -> status(node, written)).toList();
  }

  private static NodeStatus status(Node node, Optional<Lsn> written) {
    Optional<Lsn> replayed = node.server().probePosition().filter(lsn -> node.isRunning());
    NodeStatus.State state;
    if (!node.isRunning()) {
      state = NodeStatus.State.DOWN;
    } else if (replayed.isEmpty()) {
      state = NodeStatus.State.NOT_ANSWERING;
    } else if (node.isSlave() && !node.isStreaming()) {
      state = NodeStatus.State.NOT_STREAMING;
    } else {
      state = NodeStatus.State.UP;
    }
    OptionalLong lag =
        written.isPresent() && replayed.isPresent()
            ? OptionalLong.of(node.isSlave() ? lag(written.get(), replayed.get()) : 0)
            : OptionalLong.empty();
    return new NodeStatus(
        node.name(), node.host(), node.port(), node.isSlave(), state, node.pid(), lag);
  }

  /** Parts a running slave from the master until the partition is closed. */
  public Partition partition(Node slave) {
    return new Partition(slave, master().server());
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
