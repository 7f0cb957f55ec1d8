package org.fera.app.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;

/** A caller who sends name and password with each request, as QGIS does. */
@RequestScoped
class BasicLogin implements LoginSource {

  private static final String SCHEME = "basic ";

  private final HttpServerRequest request;
  private final Remote remote;
  private final UserRepository users;
  private final Logins logins;
  private final Verified verified;
  private final AuthenticationConfig config;

  BasicLogin(
      HttpServerRequest request,
      Remote remote,
      UserRepository users,
      Logins logins,
      Verified verified,
      AuthenticationConfig config) {
    this.request = request;
    this.remote = remote;
    this.users = users;
    this.logins = logins;
    this.verified = verified;
    this.config = config;
  }

  @Override
  public int order() {
    return 300;
  }

  @Override
  public Optional<SignedIn> signedIn() {
    if (!config.basic()) {
      return Optional.empty();
    }
    return credentials(request.getHeader("Authorization"))
        .flatMap(this::user)
        .filter(UserRow::passwordChanged)
        .map(row -> new SignedIn(row.user(), row.roles(), Optional.empty()));
  }

  private Optional<UserRow> user(Credentials credentials) {
    Optional<String> known = verified.hashOf(credentials);
    if (known.isPresent()) {
      Optional<UserRow> row =
          users.named(credentials.name()).filter(found -> found.password().equals(known.get()));
      if (row.isPresent()) {
        return row;
      }
    }
    Optional<UserRow> row = logins.check(credentials, remote.address());
    row.ifPresent(found -> verified.remember(credentials, found.password()));
    return row;
  }

  /** Empty for what is no Basic header, or one that cannot be read. */
  static Optional<Credentials> credentials(String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
      return parts.length == 2
          ? Optional.of(new Credentials(parts[0], parts[1]))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Which hash a password was seen to match: a map is many requests, and crypt is slow. Keeps
   * neither names nor passwords.
   */
  @Singleton
  static class Verified {

    private static final int MOST = 5_000;

    private final HmacUtils mac;
    private final Cache<String, String> hashes =
        Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).maximumSize(MOST).build();

    Verified() {
      byte[] key = new byte[32];
      new SecureRandom().nextBytes(key);
      this.mac = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key);
    }

    Optional<String> hashOf(Credentials credentials) {
      return Optional.ofNullable(hashes.getIfPresent(key(credentials)));
    }

    void remember(Credentials credentials, String hash) {
      hashes.put(key(credentials), hash);
    }

    private String key(Credentials credentials) {
      return mac.hmacHex(credentials.name() + '\0' + credentials.password());
    }
  }
}
