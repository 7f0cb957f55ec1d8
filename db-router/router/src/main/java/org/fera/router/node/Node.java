package org.fera.router.node;

import io.agroal.api.transaction.TransactionIntegration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.fera.router.SqlStates;
import org.fera.router.settings.HostPort;
import org.fera.router.settings.Login;
import org.fera.router.settings.PoolSettings;
import org.fera.router.settings.SourceSettings;
import org.fera.router.written.Position;
import org.jboss.logging.Logger;

/** One PostgreSQL server of one source: its pools, and what is known of its health. */
public final class Node implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Node.class);

  /** One flush serves all requests that notice the same loss. */
  private static final long FLUSH_PAUSE_NANOS = 200_000_000L;

  /**
   * Looks without an answer, one after the other, after which a node that still accepts connections
   * is down.
   */
  private static final int TIMEOUTS_UNTIL_DOWN = 2;

  private final HostPort address;
  private final SourceSettings source;
  private final TransactionIntegration transactions;
  private final NodeEvents events;
  private final Map<PoolKind, NodePool> pools = new ConcurrentHashMap<>();
  private final AtomicInteger active = new AtomicInteger();
  private final AtomicLong lastFlush = new AtomicLong(System.nanoTime() - FLUSH_PAUSE_NANOS);
  private final AtomicInteger misses = new AtomicInteger();
  private volatile NodeState state = NodeState.STARTING;
  private volatile Optional<Observation> seen = Optional.empty();
  private volatile Optional<Lag> lag = Optional.empty();
  private final LagJudge judge;
  private final FollowedTimeline timelines = new FollowedTimeline();
  private volatile String problem = "";

  /**
   * @param transactions in which the connections take part
   */
  public Node(
      HostPort address,
      SourceSettings source,
      TransactionIntegration transactions,
      NodeEvents events) {
    this.address = address;
    this.source = source;
    this.transactions = transactions;
    this.events = events;
    this.judge = new LagJudge(source.maxLagBytes(), source.maxStaleness());
  }

  public HostPort address() {
    return address;
  }

  public NodeState state() {
    return state;
  }

  /** Whether its newest answer was that of a standby. */
  public boolean isStandby() {
    return seen.filter(Observation::inRecovery).isPresent();
  }

  /** The newest answer, kept when the node is lost; empty before the first. */
  public Optional<Observation> seen() {
    return seen;
  }

  /**
   * Whether it is known to have replayed a position: it is that far, and has moved since the
   * timeline began. A slave of a master that is no more stands still, perhaps beyond where the new
   * one began.
   */
  public boolean hasReplayed(Position position) {
    return seen.filter(answer -> answer.lsn() >= position.lsn()).isPresent()
        && timelines.confirmed(position.timeline());
  }

  /** The master's timeline, as known when this slave answered. */
  public void sawTimeline(int timeline, Observation slave) {
    timelines.saw(timeline, slave.lsn());
  }

  /** How far it is behind, when that is known; of the newest answer. */
  public Optional<Lag> lag() {
    return lag;
  }

  /** Why the node is not up; empty when it is. */
  public String problem() {
    return problem;
  }

  /** Connections of this process that are handed out, all pools together. */
  public int active() {
    return active.get();
  }

  /**
   * A connection of one of the pools.
   *
   * @throws SQLException with the state of the failed login, or without a state when the pool
   *     stayed full
   */
  public Connection connection(PoolKind kind) throws SQLException {
    NodePool pool = pools.get(kind);
    return (pool != null ? pool : pools.computeIfAbsent(kind, this::open)).connection();
  }

  private NodePool open(PoolKind kind) {
    Login login = kind == PoolKind.READ ? source.slaveLogin() : source.masterLogin();
    Map<PoolKind, PoolSettings> settings = new EnumMap<>(PoolKind.class);
    settings.put(PoolKind.WRITE, source.write());
    settings.put(PoolKind.READ, source.read());
    settings.put(PoolKind.MASTER_READ, source.masterRead());
    Consumer<Connection> finished =
        kind == PoolKind.WRITE ? connection -> events.finished(this, connection) : connection -> {};
    String application = "fera " + source.name() + (kind == PoolKind.WRITE ? " write" : " read");
    return new NodePool(
        address,
        login,
        settings.get(kind),
        application,
        active,
        transactions,
        failure -> failed(kind, failure),
        finished);
  }

  private void failed(PoolKind kind, SQLException failure) {
    if (SqlStates.isFatal(failure)) {
      lost(failure);
    } else {
      events.failed(this, kind, failure);
    }
  }

  /**
   * A connection broke or could not be made: its pool is flushed, and the node looked at before it
   * is used again.
   */
  public void lost(SQLException failure) {
    long now = System.nanoTime();
    long last = lastFlush.get();
    if (now - last < FLUSH_PAUSE_NANOS || !lastFlush.compareAndSet(last, now)) {
      return;
    }
    pools.values().forEach(NodePool::flushGently);
    if (state != NodeState.DOWN && state != NodeState.SUSPECT) {
      state = NodeState.SUSPECT;
      problem = String.valueOf(failure.getMessage());
      events.suspected(this);
    }
  }

  /** A look that got an answer. */
  void answered(Observation observation) {
    misses.set(0);
    seen = Optional.of(observation);
    lag = events.observed(this, observation);
    boolean lagging = observation.inRecovery() && judge.lagging(lag);
    problem = "";
    NodeState before = state;
    state = lagging ? NodeState.LAGGING : NodeState.UP;
    if (before == NodeState.DOWN) {
      LOG.infof("Node %s of source %s answers again", address, source.name());
    }
    if (lagging != (before == NodeState.LAGGING) && before != NodeState.STARTING) {
      LOG.warnf(
          "Node %s of source %s %s",
          address, source.name(), lagging ? "lags too far behind" : "has caught up");
    }
  }

  /** A look that got none. */
  void missed(SQLException failure) {
    boolean refused = !isTimeout(failure);
    int count = misses.incrementAndGet();
    problem = String.valueOf(failure.getMessage());
    if (!refused && count < TIMEOUTS_UNTIL_DOWN) {
      return;
    }
    NodeState before = state;
    state = NodeState.DOWN;
    if (before != NodeState.DOWN) {
      LOG.warnf("Node %s of source %s is down: %s", address, source.name(), problem);
      pools.values().forEach(NodePool::flushHard);
    }
  }

  private static boolean isTimeout(SQLException failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof java.net.SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  /** Nothing new goes there; idle connections go now, those at work when they come back. */
  public void drain() {
    pools.values().forEach(NodePool::flushGently);
  }

  @Override
  public void close() {
    pools.values().forEach(NodePool::close);
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
