package org.fera.router.node;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What a node tells its surroundings, on the thread where it happens; must not block. */
public interface NodeEvents {

  /**
   * A look got an answer.
   *
   * @return how far the node is behind; empty when that is not known, or for a master
   */
  Optional<Lag> observed(Node node, Observation observation);

  /** A connection was lost; the node should be looked at now. */
  void suspected(Node node);

  /**
   * A connection of {@link PoolKind#WRITE} is being given back, between transactions, on the thread
   * that used it; here one question to the master is allowed.
   */
  void finished(Node node, Connection connection);

  /** A statement failed for a reason that is not the loss of the node. */
  void failed(Node node, PoolKind kind, SQLException failure);
}
