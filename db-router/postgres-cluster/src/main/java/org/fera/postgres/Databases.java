package org.fera.postgres;

import java.util.List;

/**
 * Makes roles, databases and extensions on a running master.
 *
 * @param programs whose version names a missing package
 */
public record Databases(Server master, PostgresPrograms programs) {

  /**
   * Makes a role that may log in, a database that it owns and the extensions in it, each unless it
   * is there.
   *
   * @throws ClusterException.NotInstalled when an extension's package is missing
   */
  public void create(String name, String owner, List<String> extensions) {
    ensureRole(owner);
    if (!exists(name)) {
      master.execute(
          Server.SUPERUSER, "create database " + quoted(name) + " owner " + quoted(owner));
    }
    for (String extension : extensions) {
      ensureExtension(name, extension);
    }
  }

  public boolean exists(String name) {
    return master
        .ask(
            Server.SUPERUSER,
            "select 1 from pg_database where datname = '" + name.replace("'", "''") + "'")
        .isPresent();
  }

  private void ensureRole(String role) {
    boolean known =
        master
            .ask(
                Server.SUPERUSER,
                "select 1 from pg_roles where rolname = '" + role.replace("'", "''") + "'")
            .isPresent();
    if (!known) {
      master.execute(Server.SUPERUSER, "create role " + quoted(role) + " login");
    }
  }

  private void ensureExtension(String database, String extension) {
    boolean available =
        master
            .ask(
                database,
                "select 1 from pg_available_extensions where name = '"
                    + extension.replace("'", "''")
                    + "'")
            .isPresent();
    if (!available) {
      throw new ClusterException.NotInstalled(
          "PostgreSQL "
              + programs.version()
              + " has no extension "
              + extension
              + ": apt install postgresql-"
              + programs.version()
              + "-postgis-3");
    }
    master.execute(database, "create extension if not exists " + quoted(extension));
  }

  /** An identifier as SQL takes it, whatever its characters. */
  public static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
