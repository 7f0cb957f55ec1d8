package org.fera.print.rights;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells from where requests come. Those by way of wsgi-app's /printproxy reach this service from
 * the address of wsgi-app; it says under a seal whose they are. What any other request says in that
 * header does not count.
 */
@ApplicationScoped
public class Senders {

  /** {@code <seconds since 1970> <client's address> <host> <seal>}, the seal in base64url. */
  public static final String HEADER = "X-Fera-Printproxy";

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "fera.printproxy";

  /** How far clocks of services may be apart, and how long a request may wait on its way. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Optional<SecretKeySpec> key;
  private final Clock clock;

  /** Made by CDI. */
  @Inject
  public Senders(RightsConfig config) {
    this(config.key(), config.isPublic(), Clock.systemUTC());
  }

  Senders(Optional<String> secret, boolean isPublic, Clock clock) {
    if (!isPublic && secret.isEmpty()) {
      throw new IllegalArgumentException(
          "fera.print.rights.public=false (FERA_PRINT_PUBLIC) needs fera.print.rights.key"
              + " (FERA_ROUTER_TOKEN_KEY), else nobody can print.");
    }
    this.key =
        secret.map(
            text -> {
              byte[] base = text.getBytes(StandardCharsets.UTF_8);
              return key(mac(key(base), PURPOSE));
            });
    this.clock = clock;
  }

  /** From where a request comes. */
  public Sender of(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(HEADER))
        .flatMap(this::sealed)
        .orElseGet(() -> new Sender(address(request), host(request), false));
  }

  /** What the header says; empty if nobody stands to it. */
  Optional<Sender> sealed(String header) {
    String[] parts = header.split(" ", -1);
    if (key.isEmpty() || parts.length != 4 || !parts[0].matches("[0-9]{1,12}")) {
      return Optional.empty();
    }
    String said = header.substring(0, header.length() - parts[3].length() - 1);
    byte[] seal = Base64.getUrlEncoder().withoutPadding().encode(mac(key.get(), said));
    boolean genuine = MessageDigest.isEqual(seal, parts[3].getBytes(StandardCharsets.UTF_8));
    long age = clock.instant().getEpochSecond() - Long.parseLong(parts[0]);
    return genuine && Math.abs(age) <= TOLERANCE.toSeconds()
        ? Optional.of(new Sender(parts[1], Optional.of(parts[2]), true))
        : Optional.empty();
  }

  private static String address(HttpServerRequest request) {
    String forwarded = request.getHeader("X-Forwarded-For");
    if (forwarded != null) {
      return forwarded.substring(forwarded.lastIndexOf(',') + 1).trim();
    }
    return request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
  }

  private static Optional<String> host(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("X-Forwarded-Host"))
        .or(() -> Optional.ofNullable(request.getHeader("Host")));
  }

  private static SecretKeySpec key(byte[] bytes) {
    return new SecretKeySpec(bytes, ALGORITHM);
  }

  private static byte[] mac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
