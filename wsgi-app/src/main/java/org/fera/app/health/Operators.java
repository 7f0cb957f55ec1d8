package org.fera.app.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ForbiddenException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Lets in who knows the secret, as c2cwsgiutils does. */
@ApplicationScoped
class Operators {

  private final OperatorConfig config;

  Operators(OperatorConfig config) {
    this.config = config;
  }

  /**
   * Fails with 403 for everybody else.
   *
   * @param parameter the parameter secret, or null: servers log it, so scripts better use the
   *     header
   * @param header the header X-API-Key, or null
   */
  void check(String parameter, String header) {
    String secret = config.secret().filter(set -> !set.isBlank()).orElse(null);
    if (secret == null || !(isSame(secret, header) || isSame(secret, parameter))) {
      throw new ForbiddenException("Only operators may do this");
    }
  }

  /** Takes the same time wherever the texts differ. */
  private static boolean isSame(String secret, String told) {
    return told != null
        && MessageDigest.isEqual(
            secret.getBytes(StandardCharsets.UTF_8), told.getBytes(StandardCharsets.UTF_8));
  }
}
