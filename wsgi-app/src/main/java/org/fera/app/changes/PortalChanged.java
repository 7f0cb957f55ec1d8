package org.fera.app.changes;

/**
 * The event: what is kept of the portal's configuration is old.
 *
 * @param everything also what other servers said is to be asked for again
 */
public record PortalChanged(boolean everything) {}
