package org.fera.print.rights;

import java.util.Optional;

/**
 * From where a request comes.
 *
 * @param address the client's, as the portal's entry saw it
 * @param host by which the client reached the portal, with a port where it has one
 * @param byPortal whether wsgi-app handed the request on, and says so under its seal
 */
public record Sender(String address, Optional<String> host, boolean byPortal) {}
