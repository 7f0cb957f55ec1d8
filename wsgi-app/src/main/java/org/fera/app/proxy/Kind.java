package org.fera.app.proxy;

/** Kinds of requests, which do not wait for each other. */
enum Kind {
  /** Capabilities, legends, descriptions: cheap, and a portal does not start without them. */
  ABOUT,
  MAP,
  FEATURES
}
