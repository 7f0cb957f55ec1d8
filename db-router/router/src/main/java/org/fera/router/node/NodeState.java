package org.fera.router.node;

/** What the router thinks of a node. */
public enum NodeState {
  /** Not looked at yet. */
  STARTING,
  /** Answers, and is fresh enough for reads when it is a slave. */
  UP,
  /** Answers, but is too far behind its master: reads go there only when nothing else is left. */
  LAGGING,
  /** A connection broke; nobody is sent there until the next look, which is made at once. */
  SUSPECT,
  /** Does not answer. */
  DOWN
}
