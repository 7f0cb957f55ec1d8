package org.fera.app.identity;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import org.fera.app.database.Schemas;

/** A caller with the cookie of a session. */
@RequestScoped
public class CookieLogin implements LoginSource {

  private final SessionCookie cookie;
  private final SessionCodec codec;
  private final UserRepository users;
  private final AuthenticationConfig config;
  private final Schemas schemas;

  CookieLogin(
      SessionCookie cookie,
      SessionCodec codec,
      UserRepository users,
      AuthenticationConfig config,
      Schemas schemas) {
    this.cookie = cookie;
    this.codec = codec;
    this.users = users;
    this.config = config;
    this.schemas = schemas;
  }

  @Override
  public int order() {
    return 100;
  }

  @Override
  public Optional<SignedIn> signedIn() {
    Optional<Session> session =
        cookie.read().filter(read -> read.userSchema().equals(schemas.shared().value()));
    return session.flatMap(
        read ->
            users
                .of(read)
                .filter(row -> row.hash().mark().equals(read.passwordMark()))
                .map(row -> new SignedIn(row.user(), row.roles(), Optional.of(renewed(read)))));
  }

  /** Replaces a cookie that is old enough. */
  private Instant renewed(Session session) {
    Instant now = Instant.now();
    if (now.isBefore(session.issued().plus(config.reissueTime()))) {
      return codec.expires(session);
    }
    Session reissued = session.reissued(now);
    cookie.send(reissued);
    return codec.expires(reissued);
  }
}
