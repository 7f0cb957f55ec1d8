package org.fera.router.maintenance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The switch in the database: one row of {@code fera_router.maintenance}, which every instance sees
 * with its looks and every slave gets by replication. The schema is made with the first use.
 */
public final class MaintenanceFlag {

  /**
   * Whether the table is there for the login that asks; names in a query would be an error where it
   * is not.
   */
  public static final String EXISTS =
      """
      exists (select from pg_catalog.pg_class t join pg_catalog.pg_namespace n on n.oid = t.relnamespace
              where n.nspname = 'fera_router' and t.relname = 'maintenance'
                and has_schema_privilege(n.oid, 'usage') and has_table_privilege(t.oid, 'select'))
      """;

  private static final String[] MAKE = {
    // Two operators may be the first at the same time.
    "select pg_advisory_xact_lock(hashtext('fera_router'))",
    "create schema if not exists fera_router",
    "grant usage on schema fera_router to public",
    """
    create table if not exists fera_router.maintenance (
      one boolean primary key default true check (one),
      read_only boolean not null,
      reason text not null,
      since timestamptz not null)
    """,
    "grant select on fera_router.maintenance to public",
  };

  private static final String SET =
      """
      insert into fera_router.maintenance as m (read_only, reason, since) values (?, ?, now())
      on conflict (one) do update set read_only = excluded.read_only, reason = excluded.reason,
        since = case when m.read_only = excluded.read_only then m.since else excluded.since end
      """;

  private MaintenanceFlag() {}

  /**
   * Sets the switch, in a transaction of its own.
   *
   * @param connection to the master, with a login that may make a schema or owns this one
   */
  public static void set(Connection connection, boolean readOnly, String reason)
      throws SQLException {
    connection.setAutoCommit(false);
    try (Statement make = connection.createStatement();
        PreparedStatement set = connection.prepareStatement(SET)) {
      for (String step : MAKE) {
        make.execute(step);
      }
      set.setBoolean(1, readOnly);
      set.setString(2, reason);
      set.executeUpdate();
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }
}
