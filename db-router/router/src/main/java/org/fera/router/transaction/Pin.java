package org.fera.router.transaction;

import org.fera.router.node.Node;
import org.fera.router.node.PoolKind;

/**
 * The pool that a transaction works on.
 *
 * @param site the line of the application that took its first connection
 */
public record Pin(Node node, PoolKind kind, String site) {

  /** Whether the transaction may write. */
  public boolean writes() {
    return kind == PoolKind.WRITE;
  }
}
