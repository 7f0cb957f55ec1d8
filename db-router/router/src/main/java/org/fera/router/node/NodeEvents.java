package org.fera.router.node;

import java.sql.SQLException;

/** What a node tells its surroundings, on the thread where it happens; must not block. */
public interface NodeEvents {

  /** A connection was lost; the node should be looked at now. */
  void suspected(Node node);

  /** A statement failed for a reason that is not the loss of the node. */
  void failed(Node node, SQLException failure);
}
