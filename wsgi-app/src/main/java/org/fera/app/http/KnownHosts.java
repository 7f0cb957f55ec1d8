package org.fera.app.http;

/** Hosts by which the portal is reached besides the one that the operator names for all links. */
public interface KnownHosts {

  /**
   * Whether links may carry a host.
   *
   * @param host as a request names it, with a port when it is not the scheme's own
   */
  boolean contain(String host);
}
