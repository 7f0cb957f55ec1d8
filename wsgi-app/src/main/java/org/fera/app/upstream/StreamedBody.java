package org.fera.app.upstream;

import io.vertx.core.http.HttpClientResponse;

/** The body of another server's answer, on its way to the caller. */
public record StreamedBody(HttpClientResponse source) {}
