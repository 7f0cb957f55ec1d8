package org.fera.app.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes a session into a cookie: {@code fields.signature} in base64url, the fields separated by
 * bars. Signed, not encrypted: the caller may read it and cannot change it.
 */
@ApplicationScoped
class SessionCodec {

  private static final String VERSION = "1";
  private static final int FIELDS = 6;
  private static final int LONGEST = 600;

  /** Clocks of instances differ; a cookie from further ahead was not made by one of them. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final SigningKeys keys;
  private final Duration timeout;
  private final Clock clock;

  @Inject
  SessionCodec(SigningKeys keys, AuthenticationConfig config) {
    this(keys, config.timeout(), Clock.systemUTC());
  }

  SessionCodec(SigningKeys keys, Duration timeout, Clock clock) {
    this.keys = keys;
    this.timeout = timeout;
    this.clock = clock;
  }

  String encode(Session session) {
    String fields =
        String.join(
            "|",
            VERSION,
            session.id().toString(),
            Integer.toString(session.userId()),
            session.userSchema(),
            session.passwordMark(),
            Long.toString(session.issued().getEpochSecond()));
    byte[] bytes = fields.getBytes(StandardCharsets.UTF_8);
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return base64.encodeToString(bytes) + "." + base64.encodeToString(keys.sign(bytes));
  }

  /** Empty for what none of our keys signed, or what is too old. */
  Optional<Session> decode(String cookie) {
    int dot = cookie.indexOf('.');
    if (dot < 0 || cookie.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cookie.substring(0, dot));
      byte[] signature = Base64.getUrlDecoder().decode(cookie.substring(dot + 1));
      return keys.isSigned(bytes, signature)
          ? read(new String(bytes, StandardCharsets.UTF_8)).filter(this::isInTime)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** When the session ends if nothing replaces its cookie. */
  Instant expires(Session session) {
    return session.issued().plus(timeout);
  }

  private static Optional<Session> read(String fields) {
    String[] field = fields.split("\\|", -1);
    if (field.length != FIELDS || !field[0].equals(VERSION)) {
      return Optional.empty();
    }
    return Optional.of(
        new Session(
            UUID.fromString(field[1]),
            Integer.parseInt(field[2]),
            field[3],
            field[4],
            Instant.ofEpochSecond(Long.parseLong(field[5]))));
  }

  private boolean isInTime(Session session) {
    Instant now = clock.instant();
    return now.isBefore(expires(session)) && session.issued().isBefore(now.plus(AHEAD));
  }
}
