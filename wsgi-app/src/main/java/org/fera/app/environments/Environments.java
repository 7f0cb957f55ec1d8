package org.fera.app.environments;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.fera.app.database.MigrationException;
import org.fera.app.database.Migrations;
import org.fera.app.database.SchemaName;
import org.fera.app.database.Schemas;
import org.fera.app.environments.clone.CopyNames;
import org.fera.app.environments.clone.Reasons;
import org.fera.app.environments.clone.Stopped;
import org.fera.app.environments.diff.Change;
import org.fera.app.environments.diff.PortalDiff;
import org.jdbi.v3.core.Handle;

/**
 * The environments of a database. Environments are named as people do ({@code production}) or by
 * their main schema. Whatever cannot be done throws {@link Stopped} with the reason, and then
 * nothing was changed.
 */
public final class Environments {

  private final DataSource master;
  private final EnvironmentsConfig config;
  private final Schemas schemas;
  private final int srid;
  private final EnvironmentNames names;
  private final Workbench workbench;

  /**
   * @param master the database that is written to
   * @param schemas those of this instance; its own main schema cannot be dropped
   * @param srid EPSG code of the geometry columns of new environments
   */
  public Environments(DataSource master, EnvironmentsConfig config, Schemas schemas, int srid) {
    this.master = master;
    this.config = config;
    this.schemas = schemas;
    this.srid = srid;
    this.names = new EnvironmentNames(config.schemas());
    this.workbench = new Workbench(master);
  }

  /** The log of what was done. */
  public AuditLog log() {
    return workbench.log();
  }

  /** All environments and their kept versions, by name. */
  public List<Listing.Entry> list() {
    return asked(handle -> new Listing(handle, names).entries());
  }

  /**
   * What a promotion of one environment to another would change in the latter.
   *
   * @param from name of the environment that would be copied
   * @param to name of the one that would get the copy
   */
  public List<Change> diff(String from, String to) {
    Environment after = names.of(from);
    Environment before = names.of(to);
    return asked(
        handle -> {
          handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
          PortalSchema portals = new PortalSchema(handle);
          for (Environment one : List.of(after, before)) {
            if (!portals.isPortal(one.schema())) {
              throw new Stopped(
                  "There is no environment %s: no portal in the schema %s."
                      .formatted(one.name(), one.schema()));
            }
          }
          return PortalDiff.between(handle, before.schema(), after.schema());
        });
  }

  /**
   * Promotes.
   *
   * @param from name of the environment that is copied
   * @param to name of the one that gets the copy
   * @param who asks, for the log
   * @param allowLostRoles go on although users lose roles
   * @return what came of it, in a sentence
   */
  public String promote(
      String from, String to, String who, boolean allowLostRoles, Progress.Listener listener) {
    Promotion.Request request =
        new Promotion.Request(names.of(from), names.of(to), who, allowLostRoles);
    Promotion promotion = new Promotion(config, schemas.shared(), request);
    asked(promotion::check);
    return workbench.run(
        order("promote", request.from(), request.to(), who), listener, promotion::run);
  }

  /**
   * Says what a promotion would do, and changes nothing.
   *
   * @return sentences
   */
  public List<String> promoteDry(String from, String to, boolean allowLostRoles) {
    Promotion.Request request =
        new Promotion.Request(names.of(from), names.of(to), "", allowLostRoles);
    return asked(
        handle -> DryRun.of(handle, new Promotion(config, schemas.shared(), request), request));
  }

  /**
   * Puts the version before the present one back; the present one is kept.
   *
   * @return what came of it, in a sentence
   */
  public String rollback(
      String name, String who, boolean allowLostRoles, Progress.Listener listener) {
    Environment environment = names.of(name);
    Rollback rollback = new Rollback(config, schemas.shared(), environment, allowLostRoles);
    return workbench.run(order("rollback", null, environment, who), listener, rollback::run);
  }

  /**
   * Makes an environment.
   *
   * @param from name of an environment that it becomes a copy of; null for an empty portal
   * @return what came of it, in a sentence
   */
  public String create(String name, String from, String who, Progress.Listener listener) {
    Environment made = names.of(name);
    Environment source = from == null ? null : names.of(from);
    return workbench.run(
        order("create", source, made, who),
        listener,
        (handle, id, progress) -> create(handle, id, made, source, progress));
  }

  private String create(
      Handle handle, long id, Environment made, Environment source, Progress.Listener listener) {
    PortalSchema portals = new PortalSchema(handle);
    if (portals.exists(made.schema())) {
      throw new Stopped("The schema %s is there already.".formatted(made.schema()));
    }
    if (source == null) {
      migrate(made.schema());
    } else {
      if (!portals.isPortal(source.schema())) {
        throw new Stopped("There is no environment %s.".formatted(source.name()));
      }
      String schema = made.schema().value();
      Copying.copy(handle, new CopyNames(source.schema().value(), schema, schema), listener);
      handle.useTransaction(inside -> Copying.copyHistory(inside, source.schema(), made.schema()));
      Copying.analyze(handle, made.schema(), listener);
    }
    String message =
        "%s is made in the schema %s%s."
            .formatted(
                made.name(),
                made.schema(),
                source == null ? ", empty" : ", as a copy of " + source.name());
    AuditLog.done(handle, id, message);
    return message;
  }

  private void migrate(SchemaName schema) {
    try {
      new Migrations(new Schemas(schema, schemas.shared()), srid).migrate(master);
    } catch (MigrationException e) {
      throw new Stopped(e.getMessage(), e);
    } catch (SQLException e) {
      throw Reasons.stopped("The environment cannot be made", e);
    }
  }

  /**
   * Drops an environment with its kept versions, or a kept version by its schema's name.
   *
   * @return what came of it, in a sentence
   */
  public String drop(String name, String who, Progress.Listener listener) {
    Environment environment = names.of(name);
    return workbench.run(
        order("drop", null, environment, who),
        listener,
        (handle, id, progress) -> drop(handle, id, environment));
  }

  private String drop(Handle handle, long id, Environment environment) {
    SchemaName schema = environment.schema();
    if (Set.of(schemas.main(), schemas.shared()).contains(schema)) {
      throw new Stopped("%s serves here (PGSCHEMA) and is not dropped.".formatted(schema));
    }
    if (!new PortalSchema(handle).isPortal(schema)) {
      throw new Stopped(
          "There is no environment %s: no portal in the schema %s."
              .formatted(environment.name(), schema));
    }
    String message = "%s is dropped.".formatted(environment.name());
    handle.useTransaction(
        inside -> {
          for (Versions.Version version : new Versions(inside).kept(schema)) {
            Dropping.dropUnused(inside, version.schema());
          }
          Dropping.dropUnused(inside, schema);
          AuditLog.done(inside, id, message);
        });
    return message;
  }

  private static Workbench.Order order(
      String action, Environment source, Environment target, String who) {
    return new Workbench.Order(
        action, source == null ? null : source.schema().value(), target.schema().value(), who);
  }

  private <T> T asked(Function<Handle, T> question) {
    return workbench.ask(question);
  }
}
