package org.fera.app.identity;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.Config;

/** The secrets that sign cookies: the first signs, all are believed. */
@ApplicationScoped
class SigningKeys {

  private static final String ALGORITHM = "HmacSHA512";
  private static final int SHORTEST = 64;

  /** Keeps what we make of the router's key apart from what the router signs with it. */
  private static final String PURPOSE = "fera.authentication.secret";

  private final List<SecretKeySpec> keys;

  @Inject
  SigningKeys(AuthenticationConfig config, Config all) {
    this(
        config.secret(),
        config.oldSecrets().orElse(List.of()),
        all.getOptionalValue("fera.router.token-key", String.class));
  }

  /**
   * @throws IllegalArgumentException when a secret is too short
   */
  SigningKeys(Optional<String> secret, List<String> oldSecrets, Optional<String> routerKey) {
    List<SecretKeySpec> found = new ArrayList<>();
    found.add(secret.map(SigningKeys::key).orElseGet(() -> made(routerKey)));
    oldSecrets.forEach(old -> found.add(key(old)));
    this.keys = List.copyOf(found);
  }

  byte[] sign(byte[] text) {
    return sign(keys.get(0), text);
  }

  boolean isSigned(byte[] text, byte[] signature) {
    return keys.stream().anyMatch(key -> MessageDigest.isEqual(sign(key, text), signature));
  }

  private static SecretKeySpec key(String secret) {
    if (secret.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "fera.authentication.secret (AUTHTKT_SECRET) must have at least %d characters, it has %d."
              .formatted(SHORTEST, secret.length()));
    }
    return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  private static SecretKeySpec made(Optional<String> routerKey) {
    if (routerKey.isPresent()) {
      byte[] base = routerKey.get().getBytes(StandardCharsets.UTF_8);
      byte[] purpose = PURPOSE.getBytes(StandardCharsets.UTF_8);
      return new SecretKeySpec(sign(new SecretKeySpec(base, ALGORITHM), purpose), ALGORITHM);
    }
    Log.warn(
        "No AUTHTKT_SECRET: this instance understands only its own cookies, until it restarts.");
    byte[] random = new byte[SHORTEST];
    new SecureRandom().nextBytes(random);
    return new SecretKeySpec(random, ALGORITHM);
  }

  private static byte[] sign(SecretKeySpec key, byte[] text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
