package org.fera.tile.source;

import io.vertx.core.buffer.Buffer;

/** What a source said about a place, handed on as it is. */
public record SourceAnswer(String mediaType, Buffer body) {}
