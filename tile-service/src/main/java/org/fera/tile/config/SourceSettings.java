package org.fera.tile.config;

import java.net.URI;
import java.time.Duration;

/**
 * A server that draws maps.
 *
 * @param url where it answers WMS, query included where it has one
 * @param concurrency how many pictures one instance asks for at a time
 * @param queue how many pictures may wait for their turn; one more is refused
 * @param connectTimeout for the connection
 * @param timeout for the whole answer, and for the wait before
 * @param maxSize largest width and height of a picture in pixels
 */
public record SourceSettings(
    String id,
    URI url,
    int concurrency,
    int queue,
    Duration connectTimeout,
    Duration timeout,
    int maxSize) {}
