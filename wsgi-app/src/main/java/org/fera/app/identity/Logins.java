package org.fera.app.identity;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Checks names and passwords. Unknown, deactivated and expired users fail as those with a wrong
 * password do, in the same time.
 */
@ApplicationScoped
class Logins {

  private final UserRepository users;
  private final PasswordCheck passwords;
  private final FailedLogins failures;
  private final AuthenticationConfig config;

  Logins(
      UserRepository users,
      PasswordCheck passwords,
      FailedLogins failures,
      AuthenticationConfig config) {
    this.users = users;
    this.passwords = passwords;
    this.failures = failures;
    this.config = config;
  }

  /**
   * The user as the database has it after the login; a password in the old form was hashed anew.
   *
   * @throws FailedLogins.TooManyAttempts when this caller has to wait
   */
  Optional<UserRow> check(Credentials credentials, InetAddress address) {
    failures.admit(credentials.name(), address);
    Optional<UserRow> user =
        credentials.name().indexOf('\0') < 0 ? users.named(credentials.name()) : Optional.empty();
    PasswordHash hash = user.map(UserRow::hash).orElse(PasswordHash.NONE);
    if (passwords.matches(hash, credentials.password())) {
      failures.succeeded(credentials.name(), address);
      return user.map(row -> row.hash().isOld() ? hashedAnew(row, credentials) : row);
    }
    if (user.flatMap(UserRow::tempHash).isPresent()
        && passwords.matches(user.get().tempHash().get(), credentials.password())) {
      failures.succeeded(credentials.name(), address);
      users.takeTempPassword(user.get().user().id());
      return users.named(credentials.name());
    }
    fail(credentials, address, user);
    return Optional.empty();
  }

  private UserRow hashedAnew(UserRow row, Credentials credentials) {
    PasswordHash hash = PasswordHash.of(credentials.password());
    if (!users.setPassword(row.user().id(), hash)) {
      return row;
    }
    Log.infof("The password of user %d is hashed anew.", row.user().id());
    return new UserRow(
        row.user(), hash.text(), row.tempPassword(), row.passwordChanged(), row.roles());
  }

  private void fail(Credentials credentials, InetAddress address, Optional<UserRow> user) {
    failures.failed(credentials.name(), address);
    if (user.isPresent() && config.maxConsecutiveFailures().isPresent()) {
      users.failed(user.get().user().id(), config.maxConsecutiveFailures().getAsInt());
    }
    // Not the name: people type their password there.
    Log.infof("A login from %s failed.", address.getHostAddress());
  }
}
