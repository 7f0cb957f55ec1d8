package org.fera.app.ogc;

/**
 * Where a document is.
 *
 * @param server the server in messages: "The OGC server 'main'"
 * @param url absolute, http or https
 */
record DocumentAddress(String server, String url) {}
