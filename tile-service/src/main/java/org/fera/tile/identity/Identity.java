package org.fera.tile.identity;

import io.vertx.core.Future;

/** Knows who sent a request. */
@FunctionalInterface
public interface Identity {

  /** The caller; the future fails with {@link IdentityUnknown} and with nothing else. */
  Future<Caller> of(Credentials credentials);
}
