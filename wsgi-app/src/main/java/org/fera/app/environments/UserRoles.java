package org.fera.app.environments;

import java.util.List;
import org.fera.app.database.SchemaName;
import org.jdbi.v3.core.Handle;

/**
 * Roles that users hold, by id in the static schema, beside those of main schemas: a promotion must
 * not take a role from users, nor give them another under the same id.
 */
final class UserRoles {

  private static final String LOST =
      """
      WITH held AS (
        SELECT user_id, role_id FROM %1$s
        UNION SELECT id, settings_role_id FROM %2$s WHERE settings_role_id IS NOT NULL)
      SELECT held.role_id, before.name AS before, after.name AS after,
        array_agg(u.username ORDER BY u.username) AS users
      FROM held JOIN %2$s u ON u.id = held.user_id
        LEFT JOIN %3$s before ON before.id = held.role_id LEFT JOIN %4$s after ON after.id = held.role_id
      WHERE after.id IS NULL OR before.name <> after.name
      GROUP BY held.role_id, before.name, after.name ORDER BY held.role_id
      """;

  /**
   * A role that users would lose.
   *
   * @param id its id
   * @param name in the environment as it is; null when it is missing there too
   * @param becomes what the same id is called afterwards; null when it is missing
   * @param users names of those who hold it
   */
  record LostRole(int id, String name, String becomes, List<String> users) {

    private static final int SHOWN = 10;

    @Override
    public String toString() {
      return "%s (id %d%s) of %s%s"
          .formatted(
              name == null ? "an unknown role" : name,
              id,
              becomes == null ? "" : ", which becomes " + becomes,
              String.join(", ", users.subList(0, Math.min(SHOWN, users.size()))),
              users.size() > SHOWN ? " and %d more".formatted(users.size() - SHOWN) : "");
    }
  }

  private UserRoles() {}

  /**
   * The roles that users lose when a schema takes the place of another.
   *
   * @param shared the static schema; without its tables nobody loses anything
   */
  static List<LostRole> lost(
      Handle handle, SchemaName shared, SchemaName before, SchemaName after) {
    if (!new PortalSchema(handle).isTable(shared.table("user_role"))) {
      return List.of();
    }
    return handle
        .createQuery(
            LOST.formatted(
                shared.table("user_role"),
                shared.table("user"),
                before.table("role"),
                after.table("role")))
        .map(
            (row, context) ->
                new LostRole(
                    row.getInt("role_id"),
                    row.getString("before"),
                    row.getString("after"),
                    List.of((String[]) row.getArray("users").getArray())))
        .list();
  }
}
