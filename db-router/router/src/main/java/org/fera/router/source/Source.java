package org.fera.router.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.fera.router.maintenance.Maintenance;
import org.fera.router.maintenance.MaintenanceFlag;
import org.fera.router.node.Lag;
import org.fera.router.node.MasterLog;
import org.fera.router.node.Node;
import org.fera.router.node.NodeEvents;
import org.fera.router.node.NodeState;
import org.fera.router.node.Observation;
import org.fera.router.node.PoolKind;
import org.fera.router.node.Watch;
import org.fera.router.settings.SourceSettings;
import org.fera.router.written.Position;
import org.jboss.logging.Logger;

/** A named source: its nodes, and which of them may do what. */
public final class Source implements NodeEvents, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Source.class);

  private final SourceSettings settings;
  private final Watch watch;
  private final SourceListener listener;
  private final MasterLog log;
  private volatile int unresolved;
  private volatile Optional<Node> lastMaster = Optional.empty();
  private volatile Optional<Maintenance> maintenance = Optional.empty();

  /** {@link System#nanoTime()} since when answers know of the switch that was made here. */
  private volatile long switchedAt = System.nanoTime();

  private volatile Nodes nodes = new Nodes(List.of(), List.of());

  /** The nodes that the names stand for at the moment; a node may be in both lists. */
  public record Nodes(List<Node> masters, List<Node> slaves) {}

  /**
   * Has no nodes yet.
   *
   * @param listener told what happens to connections
   */
  Source(SourceSettings settings, Watch watch, SourceListener listener) {
    this.settings = settings;
    this.watch = watch;
    this.listener = listener;
    this.log = new MasterLog(watch.memory());
  }

  @Override
  public Optional<Lag> observed(Node node, Observation observation) {
    noteMaster();
    newestAnswer()
        .filter(answer -> answer.at() - switchedAt >= 0)
        .ifPresent(answer -> maintenance = answer.maintenance());
    if (!observation.inRecovery()) {
      if (master().filter(node::equals).isPresent()) {
        log.add(observation);
      }
      return Optional.empty();
    }
    log.latest().ifPresent(master -> node.sawTimeline(master.timeline(), observation));
    return log.of(observation);
  }

  private void noteMaster() {
    Optional<Node> now = master().filter(Source::isWritable);
    if (now.isPresent() && !now.equals(lastMaster)) {
      if (lastMaster.isPresent()) {
        LOG.warnf(
            "Source %s: the master is now %s, it was %s", name(), now.get(), lastMaster.get());
        listener.failedOver(this);
      }
      lastMaster = now;
    }
  }

  /** Of all nodes: a switch set on the master is known of a slave too, once it has replayed it. */
  private Optional<Observation> newestAnswer() {
    Optional<Observation> ofMaster = master().flatMap(Node::seen);
    return ofMaster.isPresent()
        ? ofMaster
        : all()
            .flatMap(node -> node.seen().stream())
            .max(Comparator.comparingLong(Observation::lsn));
  }

  private Stream<Node> all() {
    return Stream.concat(nodes.masters().stream(), nodes.slaves().stream()).distinct();
  }

  /** That its database says writing is switched off. */
  public Optional<Maintenance> maintenance() {
    return maintenance;
  }

  /** Switches writing off or on for all instances that use this database. */
  public void maintenance(boolean readOnly, String reason) throws SQLException {
    Node master =
        master().orElseThrow(() -> new SQLException("no master of source " + name(), "08001"));
    try (Connection connection = master.connection(PoolKind.WRITE)) {
      MaintenanceFlag.set(connection, readOnly, reason);
    }
    switchedAt = System.nanoTime();
    maintenance =
        readOnly
            ? Optional.of(new Maintenance(reason, Optional.of(Instant.now())))
            : Optional.empty();
    all().forEach(watch::lookNow);
  }

  @Override
  public void suspected(Node node) {
    watch.lookNow(node);
  }

  @Override
  public void failed(Node node, PoolKind kind, SQLException failure) {
    listener.failed(this, node, kind, failure);
  }

  /** A read went to the master. */
  void fellBack() {
    listener.fellBack(this);
  }

  @Override
  public void finished(Node node, Connection connection) {
    listener.finished(this, connection);
  }

  public SourceSettings settings() {
    return settings;
  }

  public String name() {
    return settings.name();
  }

  public Nodes nodes() {
    return nodes;
  }

  void nodes(Nodes changed) {
    this.nodes = changed;
  }

  /**
   * The node to write to: the candidate that is no standby. Of several, an old master has come
   * back; the one with the highest timeline was promoted last. Empty when none is writable, or when
   * two claim the same timeline.
   */
  public Optional<Node> master() {
    List<Node> candidates = nodes.masters();
    if (candidates.size() == 1) {
      return Optional.of(candidates.get(0)).filter(node -> canWrite(node));
    }
    List<Node> writable = candidates.stream().filter(Source::isWritable).toList();
    int newest = writable.stream().mapToInt(Source::timeline).max().orElse(0);
    List<Node> best = writable.stream().filter(node -> timeline(node) == newest).toList();
    return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
  }

  /** Candidates that claim to be the master; more than one is for an operator to look at. */
  public int claimants() {
    return (int) nodes.masters().stream().filter(Source::isWritable).count();
  }

  /** Host names that have no address at the moment, and keep their old ones. */
  public int unresolved() {
    return unresolved;
  }

  void unresolved(int names) {
    this.unresolved = names;
  }

  private static boolean canWrite(Node node) {
    return node.state() != NodeState.DOWN && (node.seen().isEmpty() || isPrimary(node));
  }

  private static boolean isWritable(Node node) {
    return node.state() != NodeState.DOWN && node.seen().isPresent() && isPrimary(node);
  }

  private static boolean isPrimary(Node node) {
    return node.seen().filter(seen -> !seen.inRecovery()).isPresent();
  }

  private static int timeline(Node node) {
    return node.seen().get().timeline();
  }

  /**
   * The slaves that reads may go to, in a list of the caller's own. A node that was promoted is
   * none any more.
   */
  public List<Node> readers() {
    List<Node> slaves = nodes.slaves();
    List<Node> readers = new ArrayList<>(slaves.size());
    for (Node slave : slaves) {
      if (canRead(slave)) {
        readers.add(slave);
      }
    }
    return readers;
  }

  /**
   * The slaves of {@link #readers} that have replayed a position, known without asking them. A
   * position of another cluster is no condition; one of another timeline, or unknown, only the
   * master fulfils.
   */
  public List<Node> readersAt(Position position) {
    Optional<Observation> master = log.latest();
    if (master.isPresent() && !position.isOf(master.get())) {
      return readers();
    }
    boolean comparable =
        position.isKnown()
            && master.filter(latest -> latest.timeline() == position.timeline()).isPresent();
    List<Node> readers = readers();
    readers.removeIf(node -> !comparable || !node.hasReplayed(position));
    return readers;
  }

  /** Whether reads may go to this node as a slave. */
  public static boolean canRead(Node node) {
    return node.state() == NodeState.UP
        && node.seen().filter(seen -> seen.inRecovery()).isPresent();
  }

  /** The slaves that answer but are too far behind: better than nothing. */
  public List<Node> laggards() {
    return nodes.slaves().stream().filter(node -> node.state() == NodeState.LAGGING).toList();
  }

  @Override
  public void close() {
    all().forEach(Node::close);
  }

  /**
   * The less busy of two, drawn by lot: spreads as well as the least busy of all, and herds on
   * none.
   */
  public static Node draw(List<Node> candidates) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Node one = candidates.get(random.nextInt(candidates.size()));
    Node other = candidates.get(random.nextInt(candidates.size()));
    return other.active() < one.active() ? other : one;
  }
}
