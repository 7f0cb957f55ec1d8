package org.fera.app.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * What a cookie says. It is the portal's word only once the database has not contradicted: a
 * session can be revoked, its user deactivated or given another password.
 *
 * @param id the same in every cookie of one login
 * @param userId id in the table user
 * @param userSchema the schema of that table: another portal in the same database has other users
 * @param passwordMark changes with the user's password
 * @param issued seconds count
 */
record Session(UUID id, int userId, String userSchema, String passwordMark, Instant issued) {

  Session reissued(Instant now) {
    return new Session(id, userId, userSchema, passwordMark, now);
  }
}
