package org.fera.app.servers;

/** What became of an address of the database. */
public sealed interface ServerUrl {

  /**
   * The address to use.
   *
   * @param value absolute, or relative to the portal
   */
  record Found(String value) implements ServerUrl {}

  /**
   * The address is of no use.
   *
   * @param error one sentence for the administrator, which names the address
   */
  record Wrong(String error) implements ServerUrl {}
}
