package org.fera.app.identity;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.fera.router.DbRouter;
import org.fera.router.Role;
import org.fera.router.RouterException;
import org.jdbi.v3.core.Jdbi;

/**
 * The users, and the sessions that were revoked. All of it is read on the master: a slave may not
 * know yet that a user was deactivated or has left. While there is no master the slaves answer;
 * nobody can be deactivated then.
 */
@ApplicationScoped
class UserRepository {

  private static final String USERS =
      """
      SELECT u.id, u.username, u.display_name, u.email, u.settings_role_id, u.password,
        u.temp_password, u.is_password_changed,
        ARRAY(SELECT role_id FROM <static>.user_role r WHERE r.user_id = u.id) AS roles
      FROM <static>."user" u
      WHERE NOT u.deactivated AND (u.expire_on IS NULL OR u.expire_on > now()) AND
      """;

  private static final String NOT_REVOKED =
      """
      u.id = :user AND NOT EXISTS (
        SELECT FROM fera_app.revoked_session r WHERE r.session_id = :session)
      """;

  private static final String REVOKE =
      """
      WITH expired AS (DELETE FROM fera_app.revoked_session WHERE now() > valid_until)
      INSERT INTO fera_app.revoked_session (session_id, valid_until) VALUES (:session, :until)
      ON CONFLICT (session_id) DO NOTHING
      """;

  private final Jdbi jdbi;
  private final DbRouter router;

  UserRepository(Jdbi jdbi, DbRouter router) {
    this.jdbi = jdbi;
    this.router = router;
  }

  Optional<UserRow> named(String name) {
    return latest(
        () ->
            jdbi.withHandle(
                handle ->
                    handle
                        .createQuery(USERS + " u.username = :name")
                        .bind("name", name)
                        .map((row, context) -> user(row))
                        .findOne()));
  }

  /** The user of a session that was not revoked. */
  Optional<UserRow> of(Session session) {
    return latest(
        () ->
            jdbi.withHandle(
                handle ->
                    handle
                        .createQuery(USERS + NOT_REVOKED)
                        .bind("user", session.userId())
                        .bind("session", session.id())
                        .map((row, context) -> user(row))
                        .findOne()));
  }

  void revoke(UUID session, Instant until) {
    update(REVOKE, "session", session, "until", until);
  }

  /** False when nothing can be written now, or the master was lost before it said that it has. */
  boolean setPassword(int user, PasswordHash hash) {
    return updateIfPossible(
        "UPDATE <static>.\"user\" SET password = :hash WHERE id = :user",
        "user",
        user,
        "hash",
        hash.text());
  }

  /** A mailed password is used for the first time: the user has to choose another. */
  void takeTempPassword(int user) {
    update(
        "UPDATE <static>.\"user\" SET password = temp_password, temp_password = NULL,"
            + " is_password_changed = false WHERE id = :user",
        "user",
        user);
  }

  /** Notes a login; logins go on while nothing can be written. */
  void loggedIn(int user) {
    updateIfPossible(
        "UPDATE <static>.\"user\" SET last_login = now(),"
            + " tech_data = coalesce(tech_data, '') - 'consecutive_failed'::text WHERE id = :user",
        "user",
        user);
  }

  /** Counts a wrong password; the last one that is allowed deactivates the user. */
  void failed(int user, int most) {
    updateIfPossible(
        """
        WITH counted AS (
          SELECT id, coalesce((tech_data -> 'consecutive_failed')::integer, 0) + 1 AS failed
          FROM <static>."user" WHERE id = :user FOR UPDATE)
        UPDATE <static>."user" u SET deactivated = u.deactivated OR c.failed >= :most,
          tech_data = coalesce(tech_data, '') || hstore('consecutive_failed',
            CASE WHEN c.failed >= :most THEN '0' ELSE c.failed::text END)
        FROM counted c WHERE c.id = u.id
        """,
        "user",
        user,
        "most",
        most);
  }

  private boolean updateIfPossible(String sql, Object... bindings) {
    try {
      update(sql, bindings);
      return true;
    } catch (RuntimeException e) {
      if (isWithoutMaster(e)) {
        Log.warnf("The table user is not written: %s", e.getMessage());
        return false;
      }
      throw e;
    }
  }

  private static boolean isWithoutMaster(RuntimeException e) {
    return RouterException.find(e)
        .filter(
            found ->
                found instanceof RouterException.NoNode
                    || found instanceof RouterException.ConnectionLost
                    || found instanceof RouterException.UnderMaintenance)
        .isPresent();
  }

  private void update(String sql, Object... bindings) {
    run(
        () ->
            jdbi.inTransaction(
                handle -> {
                  var update = handle.createUpdate(sql);
                  for (int i = 0; i < bindings.length; i += 2) {
                    update.bind((String) bindings[i], bindings[i + 1]);
                  }
                  return update.execute();
                }));
  }

  private <T> T latest(Callable<T> query) {
    try {
      return run(query);
    } catch (RuntimeException e) {
      if (!isWithoutMaster(e)) {
        throw e;
      }
      return onSlave(query);
    }
  }

  private <T> T run(Callable<T> query) {
    try {
      return router.runAs(Role.MASTER, query);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T onSlave(Callable<T> query) {
    try {
      return router.read(query);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static UserRow user(ResultSet row) throws SQLException {
    int settingsRole = row.getInt("settings_role_id");
    Optional<Integer> role = row.wasNull() ? Optional.empty() : Optional.of(settingsRole);
    Array roles = row.getArray("roles");
    return new UserRow(
        new User(
            row.getInt("id"),
            row.getString("username"),
            row.getString("display_name"),
            row.getString("email"),
            role),
        row.getString("password"),
        row.getString("temp_password"),
        row.getBoolean("is_password_changed"),
        List.of((Integer[]) roles.getArray()));
  }
}
