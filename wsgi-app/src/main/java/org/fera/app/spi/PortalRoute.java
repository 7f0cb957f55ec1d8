package org.fera.app.spi;

import io.vertx.ext.web.Router;

/** Adds routes to the portal; they are reached bare and under its entry point. */
public interface PortalRoute {

  /**
   * Called once, at the start. Handlers run on the event loop: what waits belongs into a {@code
   * blockingHandler}.
   */
  void install(Router router);
}
