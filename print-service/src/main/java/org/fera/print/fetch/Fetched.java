package org.fera.print.fetch;

/**
 * An answer.
 *
 * @param contentType in lower case without parameters; empty if the server gave none
 * @param body never null
 */
@SuppressWarnings("ArrayRecordComponent")
public record Fetched(int status, String contentType, byte[] body) {}
