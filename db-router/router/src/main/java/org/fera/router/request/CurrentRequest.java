package org.fera.router.request;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;

/** Finds the request that the current thread works for. */
public final class CurrentRequest {

  private static final Object KEY = RouteState.class;

  private CurrentRequest() {}

  /**
   * Empty outside of an HTTP request: start-up, schedulers, executors that do not carry the
   * context.
   */
  public static Optional<RouteState> state() {
    Context context = Vertx.currentContext();
    return context != null && VertxContext.isDuplicatedContext(context)
        ? Optional.ofNullable(context.getLocal(KEY))
        : Optional.empty();
  }

  /** The current context becomes that of a request. */
  public static void begin(RouteState state) {
    Context context = Vertx.currentContext();
    if (context == null || !VertxContext.isDuplicatedContext(context)) {
      throw new IllegalStateException("HTTP requests are expected to have a Vert.x context each");
    }
    context.putLocal(KEY, state);
  }
}
