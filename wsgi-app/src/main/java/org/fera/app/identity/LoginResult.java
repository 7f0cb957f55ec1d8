package org.fera.app.identity;

/** What became of a login. */
public sealed interface LoginResult {

  /** Name or password is wrong, or the user may not log in; which of these is not told. */
  record Refused() implements LoginResult {}

  /** Right, but the password was given by somebody else: no session yet. */
  record PasswordToChange(User user) implements LoginResult {}

  /** The answer carries the cookie. */
  record LoggedIn(User user) implements LoginResult {}
}
