package org.fera.app.upstream;

import io.vertx.core.buffer.Buffer;

/**
 * An answer that has been read.
 *
 * @param contentType null when the server names none
 * @param location of what was made; else null
 */
public record WholeAnswer(int status, String contentType, String location, Buffer body) {}
