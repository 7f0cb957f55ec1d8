package org.fera.router.node;

/** The pools that a node may have; each is made when it is first needed. */
public enum PoolKind {
  /** Work that may write, on the master. */
  WRITE,
  /** Reads on a slave. */
  READ,
  /** Reads on the master when no slave can serve them: read-only and small. */
  MASTER_READ
}
