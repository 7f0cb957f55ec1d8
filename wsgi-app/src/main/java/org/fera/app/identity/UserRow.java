package org.fera.app.identity;

import java.util.List;
import java.util.Optional;

/**
 * A row of the table user that may log in: neither deactivated nor expired.
 *
 * @param password hash, never handed on
 * @param tempPassword hash of the one that was mailed, or null
 * @param passwordChanged false: the user has to choose a password first
 * @param roles ids of user_role; a role may be missing in this environment
 */
record UserRow(
    User user, String password, String tempPassword, boolean passwordChanged, List<Integer> roles) {

  PasswordHash hash() {
    return new PasswordHash(password);
  }

  Optional<PasswordHash> tempHash() {
    return Optional.ofNullable(tempPassword).filter(text -> !text.isBlank()).map(PasswordHash::new);
  }
}
