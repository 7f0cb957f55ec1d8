package org.fera.tile.identity;

import io.vertx.core.Future;
import java.util.Map;

/**
 * Asks the environment in which a caller is: roles are rows of its main schema.
 *
 * @param production whoever is in none of the others
 * @param others by the name of the environment
 */
public record IdentityByEnvironment(Identity production, Map<String, Identity> others)
    implements Identity {

  @Override
  public Future<Caller> of(Credentials credentials) {
    return others.getOrDefault(credentials.environment(), production).of(credentials);
  }
}
