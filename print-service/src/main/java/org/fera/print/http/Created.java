package org.fera.print.http;

/** Answer to a new job; links are paths of the host. */
public record Created(String ref, String statusURL, String downloadURL) {}
