package org.fera.app.environments;

import java.util.List;
import org.fera.app.database.SchemaName;
import org.fera.app.environments.clone.Stopped;
import org.jdbi.v3.core.Handle;

/** Puts the version before the present one back into its place. */
final class Rollback {

  private final EnvironmentsConfig config;
  private final SchemaName shared;
  private final Environment environment;
  private final boolean allowLostRoles;

  Rollback(
      EnvironmentsConfig config,
      SchemaName shared,
      Environment environment,
      boolean allowLostRoles) {
    this.config = config;
    this.shared = shared;
    this.environment = environment;
    this.allowLostRoles = allowLostRoles;
  }

  String run(Handle handle, long id, Progress.Listener listener) {
    SchemaName schema = environment.schema();
    if (!new PortalSchema(handle).isPortal(schema)) {
      throw new Stopped("There is no environment %s.".formatted(environment.name()));
    }
    Versions.Version before =
        new Versions(handle)
            .previous(schema)
            .orElseThrow(
                () ->
                    new Stopped(
                        "No version before the present one of %s is kept."
                            .formatted(environment.name())));
    String message = "%s serves version %d again.".formatted(environment.name(), before.number());
    new Swap(handle, config, schema, before, List.of())
        .run(
            inside -> {
              Promotion.sameMigrations(inside, before.schema(), schema);
              Promotion.lostRoles(inside, shared, schema, before.schema(), allowLostRoles);
            },
            inside -> AuditLog.done(inside, id, message),
            listener);
    return message;
  }
}
