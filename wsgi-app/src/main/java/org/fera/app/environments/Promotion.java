package org.fera.app.environments;

import java.util.List;
import org.fera.app.database.SchemaName;
import org.fera.app.environments.clone.CopyNames;
import org.fera.app.environments.clone.SchemaCloner;
import org.fera.app.environments.clone.Stopped;
import org.fera.app.environments.clone.TableSum;
import org.jdbi.v3.core.Handle;

/** Puts a copy of one environment into the place of another, which goes on serving meanwhile. */
final class Promotion {

  /**
   * What is promoted.
   *
   * @param from stays as it is
   * @param to gets the copy
   * @param who asks, for the log
   * @param allowLostRoles go on although users lose roles
   */
  record Request(Environment from, Environment to, String who, boolean allowLostRoles) {}

  private final EnvironmentsConfig config;
  private final SchemaName shared;
  private final Request request;

  Promotion(EnvironmentsConfig config, SchemaName shared, Request request) {
    this.config = config;
    this.shared = shared;
    this.request = request;
  }

  /**
   * Looks at all that would stop it and can be known before.
   *
   * @return sentences about what is worth knowing although it stops nothing
   * @throws Stopped with the reason
   */
  List<String> check(Handle handle) {
    SchemaName from = request.from().schema();
    SchemaName to = request.to().schema();
    if (from.equals(to)) {
      throw new Stopped("An environment cannot be promoted to itself: %s.".formatted(from));
    }
    PortalSchema portals = new PortalSchema(handle);
    for (Environment one : List.of(request.from(), request.to())) {
      if (!portals.exists(one.schema())) {
        throw new Stopped(
            "There is no environment %s: the database has no schema %s."
                .formatted(one.name(), one.schema()));
      }
      if (!portals.isPortal(one.schema())) {
        throw new Stopped(
            "The schema %s holds no portal: tables such as treeitem are missing."
                .formatted(one.schema()));
      }
    }
    Versions versions = new Versions(handle);
    if (versions.isSpare(to)) {
      throw new Stopped("%s is a kept version; promote to its environment.".formatted(to));
    }
    sameMigrations(handle, from, to);
    return roles(handle, to, from);
  }

  static void sameMigrations(Handle handle, SchemaName from, SchemaName to) {
    PortalSchema portals = new PortalSchema(handle);
    if (!portals.sameMigrations(from, to)) {
      throw new Stopped(
          "The migrations differ: %s is at version %s, %s at %s. Migrate the older one first."
              .formatted(
                  from,
                  portals.version(from).orElse("none"),
                  to,
                  portals.version(to).orElse("none")));
    }
  }

  private List<String> roles(Handle handle, SchemaName before, SchemaName after) {
    return lostRoles(handle, shared, before, after, request.allowLostRoles());
  }

  static List<String> lostRoles(
      Handle handle, SchemaName shared, SchemaName before, SchemaName after, boolean allowed) {
    List<String> lost =
        UserRoles.lost(handle, shared, before, after).stream()
            .map(UserRoles.LostRole::toString)
            .toList();
    if (!lost.isEmpty() && !allowed) {
      throw new Stopped(
          "Users hold roles that %s lacks: %s. Make these roles with the same ids, or allow it (--allow-lost-roles)."
              .formatted(after, String.join("; ", lost)));
    }
    return lost;
  }

  String run(Handle handle, long id, Progress.Listener listener) {
    listener.at(Progress.of("check", 0, 1));
    handle.useTransaction(this::check);
    handle.useTransaction(
        inside ->
            Dependants.refuse(
                request.to().schema(), Dependants.soon(inside, request.to().schema())));
    SchemaName from = request.from().schema();
    SchemaName to = request.to().schema();
    Versions versions = new Versions(handle);
    versions.current(to);
    Versions.Version after = versions.begin(to, from, request.who());
    CopyNames names = new CopyNames(from.value(), after.schema().value(), to.value());
    SchemaCloner.Copied copied = Copying.copy(handle, names, listener);
    handle.useTransaction(inside -> Copying.copyHistory(inside, from, after.schema()));
    Copying.analyze(handle, after.schema(), listener);
    String message = message(copied, after);
    new Swap(handle, config, to, after, copied.renaming())
        .run(
            inside -> {
              sameMigrations(inside, after.schema(), to);
              roles(inside, to, after.schema());
            },
            inside -> AuditLog.done(inside, id, message),
            listener);
    return message + dropOld(handle, versions, to, listener);
  }

  private String message(SchemaCloner.Copied copied, Versions.Version after) {
    return "%s serves a copy of %s as version %d: %d tables, %d rows."
        .formatted(
            request.to().name(),
            request.from().name(),
            after.number(),
            copied.tables().size(),
            copied.tables().stream().mapToLong(TableSum::rows).sum());
  }

  /** The swap is done: what is left over is dropped by the next promotion at the latest. */
  private String dropOld(
      Handle handle, Versions versions, SchemaName to, Progress.Listener listener) {
    List<Versions.Version> kept = versions.kept(to);
    List<Versions.Version> old = kept.subList(Math.min(config.keep(), kept.size()), kept.size());
    for (int i = 0; i < old.size(); i++) {
      listener.at(Progress.of("drop", i, old.size()));
      SchemaName schema = old.get(i).schema();
      try {
        handle.useTransaction(inside -> Dropping.dropUnused(inside, schema));
      } catch (RuntimeException e) {
        return " The old version %s could not be dropped yet.".formatted(schema);
      }
    }
    return "";
  }
}
