package org.fera.postgres;

import java.time.Duration;

/**
 * A slave that no longer hears its master, while clients reach both: nothing passes between them,
 * and the slave believes itself complete. {@link #close} ends it.
 */
public final class Partition implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Node slave;
  private final Server master;
  private final TcpProxy network;

  Partition(Node slave, Server master) {
    this.slave = slave;
    this.master = master;
    this.network = new TcpProxy(master);
    slave.follow(network.address());
    slave.awaitStreaming(LIMIT);
    network.hold();
  }

  /** The network between the two: held at first; cut it, delay it, heal it. */
  public TcpProxy network() {
    return network;
  }

  /** The slave hears its master again, directly, and streams when this returns. */
  @Override
  public void close() {
    slave.follow(master);
    network.close();
    slave.awaitStreaming(LIMIT);
  }
}
