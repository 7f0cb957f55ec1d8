package org.fera.postgres;

import java.util.OptionalLong;

/**
 * How a node is at this moment.
 *
 * @param pid of the server process, when it runs
 * @param slave whether it is a slave by its files
 * @param lagBytes WAL that the master has written and this slave has not replayed; 0 for the master
 *     itself; empty when one of the two does not answer
 */
public record NodeStatus(
    String name,
    String host,
    int port,
    boolean slave,
    State state,
    OptionalLong pid,
    OptionalLong lagBytes) {

  /** What a client finds. */
  public enum State {
    /** It answers and, as a slave, receives from its master. */
    UP,
    /** A slave that answers and receives nothing. */
    NOT_STREAMING,
    /** The process is there and does not answer: starting, stopping or hung. */
    NOT_ANSWERING,
    /** No process. */
    DOWN
  }
}
