package org.fera.app.identity;

import io.quarkus.arc.All;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fera.app.database.Schemas;

/** Who sent the request at hand, looked up at the first question. */
@RequestScoped
public class Identity {

  private final List<LoginSource> sources;
  private final Referer referer;
  private final Logins logins;
  private final UserRepository users;
  private final SessionCookie cookie;
  private final AuthenticationConfig config;
  private final Schemas schemas;
  private final Remote remote;
  private Optional<SignedIn> current;

  Identity(
      @All List<LoginSource> sources,
      Referer referer,
      Logins logins,
      UserRepository users,
      SessionCookie cookie,
      AuthenticationConfig config,
      Schemas schemas,
      Remote remote) {
    this.sources = sources.stream().sorted(Comparator.comparingInt(LoginSource::order)).toList();
    this.referer = referer;
    this.logins = logins;
    this.users = users;
    this.cookie = cookie;
    this.config = config;
    this.schemas = schemas;
    this.remote = remote;
  }

  /** Empty for an anonymous caller, and for a page of somebody else that sends a user's cookie. */
  public Optional<SignedIn> current() {
    if (current == null) {
      current =
          referer.isTrusted()
              ? sources.stream().flatMap(source -> source.signedIn().stream()).findFirst()
              : Optional.empty();
    }
    return current;
  }

  /** Whether the request comes from the intranet. */
  public boolean isIntranet() {
    return remote.isIntranet();
  }

  /** Logs a caller in; the answer carries the cookie, unless the password has to be changed. */
  public LoginResult login(Credentials credentials) {
    Optional<UserRow> found = logins.check(credentials, remote.address());
    if (found.isEmpty()) {
      return new LoginResult.Refused();
    }
    UserRow row = found.get();
    if (!row.passwordChanged()) {
      return new LoginResult.PasswordToChange(row.user());
    }
    users.loggedIn(row.user().id());
    cookie.send(
        new Session(
            UUID.randomUUID(),
            row.user().id(),
            schemas.shared().value(),
            row.hash().mark(),
            Instant.now()));
    current = Optional.of(new SignedIn(row.user(), row.roles(), Optional.empty()));
    return new LoginResult.LoggedIn(row.user());
  }

  /** Ends the session on all instances, and lets the browser forget the cookie. */
  public void logout() {
    // A cookie of this session that another instance replaces now may live a whole time-out more.
    cookie
        .read()
        .ifPresent(
            session ->
                users.revoke(session.id(), Instant.now().plus(config.timeout().multipliedBy(2))));
    cookie.clear();
    current = Optional.empty();
  }
}
