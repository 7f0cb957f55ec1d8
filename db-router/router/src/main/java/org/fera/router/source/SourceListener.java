package org.fera.router.source;

import java.sql.Connection;
import java.sql.SQLException;
import org.fera.router.node.Node;
import org.fera.router.node.PoolKind;

/** Told what happens to the connections of a source, on the thread that uses them. */
public interface SourceListener {

  /** A statement failed for a reason that is not the loss of its node. */
  void failed(Source source, Node node, PoolKind kind, SQLException failure);

  /** A read went to the master because no slave could serve it. */
  void fellBack(Source source);

  /** Another node has become the master. */
  void failedOver(Source source);

  /** A connection that may have written is given back; one question to the master is allowed. */
  void finished(Source source, Connection connection);
}
