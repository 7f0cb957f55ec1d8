package org.fera.router.operate;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.fera.router.DbRouter;
import org.fera.router.RouterStatus;
import org.fera.router.RouterStatus.NodeStatus;
import org.fera.router.RouterStatus.SourceStatus;
import org.fera.router.maintenance.Maintenance;

/** The router's state as JSON. What is not known is null. */
final class StatusJson {

  private StatusJson() {}

  static JsonObject of(DbRouter router) {
    JsonArray sources = new JsonArray();
    RouterStatus status = router.status();
    status.sources().forEach(source -> sources.add(source(router, status, source)));
    return new JsonObject().put("canRead", status.canRead()).put("sources", sources);
  }

  private static JsonObject source(DbRouter router, RouterStatus status, SourceStatus source) {
    JsonArray nodes = new JsonArray();
    status.nodes().stream()
        .filter(node -> node.source().equals(source.name()))
        .forEach(node -> nodes.add(node(node)));
    Optional<Maintenance> maintenance = router.maintenance(source.name());
    return new JsonObject()
        .put("name", source.name())
        .put("readOnly", maintenance.isPresent())
        .put("maintenance", maintenance.map(StatusJson::maintenance).orElse(null))
        .put("masters", source.masters())
        .put("unresolved", source.unresolved())
        .put("nodes", nodes);
  }

  private static JsonObject maintenance(Maintenance maintenance) {
    return new JsonObject()
        .put("reason", maintenance.reason())
        .put("by", maintenance.since().isPresent() ? "database" : "environment")
        .put("since", maintenance.since().map(Object::toString).orElse(null));
  }

  private static JsonObject node(NodeStatus node) {
    Long lag = node.lagBytes().isPresent() ? node.lagBytes().getAsLong() : null;
    return new JsonObject()
        .put("address", node.address())
        .put("role", node.role().toLowerCase(Locale.ROOT))
        .put("state", node.state())
        .put("lagBytes", lag)
        .put("stalenessMillis", node.staleness().map(Duration::toMillis).orElse(null))
        .put("active", node.active())
        .put("readable", node.readable())
        .put("problem", node.problem());
  }
}
