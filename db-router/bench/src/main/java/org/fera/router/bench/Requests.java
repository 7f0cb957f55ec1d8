package org.fera.router.bench;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.sql.SQLException;
import java.util.Map;
import org.fera.router.policy.Subject;
import org.fera.router.request.CurrentRequest;
import org.fera.router.request.RouteState;

/** Gives work the surroundings that an HTTP request of Quarkus has on its worker thread. */
final class Requests implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final Context root = vertx.getOrCreateContext();

  /** Runs work as a request with a context of its own, as db-router's filter would begin it. */
  void run(String method, String path, Load.Work work) throws SQLException {
    ContextInternal context = (ContextInternal) VertxContext.createNewDuplicatedContext(root);
    ContextInternal before = context.beginDispatch();
    try {
      CurrentRequest.begin(new RouteState(method, Subject.of(path, "/"), Map::of));
      work.run();
    } finally {
      context.endDispatch(before);
    }
  }

  /** The same without db-router: what the peer's requests have. */
  void runPlain(Load.Work work) throws SQLException {
    ContextInternal context = (ContextInternal) VertxContext.createNewDuplicatedContext(root);
    ContextInternal before = context.beginDispatch();
    try {
      work.run();
    } finally {
      context.endDispatch(before);
    }
  }

  @Override
  public void close() {
    vertx.close();
  }
}
