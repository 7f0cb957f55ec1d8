package org.fera.launcher.up;

import java.nio.file.Path;
import java.util.List;
import org.fera.launcher.Failure;
import org.fera.launcher.portal.Database;
import org.fera.launcher.portal.Environment;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.ServiceUnits;
import org.fera.launcher.portal.Setting;

/** Main schemas of environments: one that is not there yet begins as a copy of production. */
record EnvironmentCopies(Setting setting, Database database) {

  /** The portal's environments that the database has not yet. */
  List<Environment> missing() {
    return setting.shape().has(Role.WSGI_APP)
        ? setting.shape().environments().stream()
            .filter(environment -> !environment.isProduction())
            .filter(environment -> !isThere(environment.schema(setting.variables())))
            .toList()
        : List.of();
  }

  private boolean isThere(String schema) {
    return database
        .ask("select 1 from pg_namespace where nspname = '" + schema.replace("'", "''") + "'")
        .isPresent();
  }

  /** Copies production, by wsgi-app's own command. */
  String make(Environment environment, ServiceUnits services) {
    Path log = setting.state().logs().resolve("environment.log");
    List<String> words =
        List.of("environment", "create", environment.name(), "--from", "production");
    if (!ServiceRun.ofWsgiApp(setting, services, List.of(), words, log)) {
      throw Failure.of(
          "the environment " + environment.name() + " could not be made: " + Logs.reason(log));
    }
    return "copied from production";
  }
}
