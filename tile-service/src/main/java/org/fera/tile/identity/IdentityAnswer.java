package org.fera.tile.identity;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What wsgi-app says of a caller.
 *
 * @param expires after which it must not be believed; absent for no such moment
 */
record IdentityAnswer(Caller caller, Optional<Instant> expires) {

  /**
   * Reads {@code {"user", "roles": [{"id", "name"}], "environment", "expires"}}.
   *
   * @throws RuntimeException of any kind when it is not that
   */
  static IdentityAnswer parse(Buffer body) {
    JsonObject json = body.toJsonObject();
    Map<Integer, String> roles = new LinkedHashMap<>();
    for (Object role : json.getJsonArray("roles")) {
      JsonObject named = (JsonObject) role;
      roles.put(named.getInteger("id"), named.getString("name"));
    }
    JsonObject user = json.getJsonObject("user");
    return new IdentityAnswer(
        user == null ? Caller.anonymous(roles) : new Caller(user.getInteger("id"), roles),
        Optional.ofNullable(json.getInstant("expires")));
  }

  /** For how long it may be believed; not beyond the end of the session. */
  Duration believable(Instant now, Duration most) {
    Duration left = expires.map(end -> Duration.between(now, end)).orElse(most);
    Duration shorter = left.compareTo(most) < 0 ? left : most;
    return shorter.isNegative() ? Duration.ZERO : shorter;
  }
}
