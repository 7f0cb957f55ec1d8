package org.fera.app.ogc;

/** A document of another server, or why there is none. */
public sealed interface RemoteDocument<T> {

  /** The document as it was read last. */
  record Read<T>(T content) implements RemoteDocument<T> {}

  /**
   * None was ever read.
   *
   * @param reason one sentence; the server's name, never its address
   */
  record Failed<T>(String reason) implements RemoteDocument<T> {}
}
