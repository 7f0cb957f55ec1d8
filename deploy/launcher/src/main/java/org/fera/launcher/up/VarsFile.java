package org.fera.launcher.up;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fera.launcher.Failure;
import org.fera.launcher.machine.Accounts;
import org.fera.launcher.machine.Programs;
import org.fera.launcher.machine.Tool;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.ServiceUnits;
import org.fera.launcher.portal.Setting;

/** Asks db-router, as a service carries it, what it makes of the settings of the databases. */
public record VarsFile(Setting setting, ServiceUnits units) {

  private static final String REPORT = "org.fera.router.settings.SettingsReport";

  /** Ends the command when FERA_VARS names a file that db-router or its account cannot read. */
  void check() {
    String named = setting.variables().getOrDefault("FERA_VARS", "");
    if (named.isEmpty() || !setting.shape().hasServices()) {
      return;
    }
    Path file = Path.of(named).toAbsolutePath();
    if (!Files.isRegularFile(file)) {
      throw Failure.of("FERA_VARS: there is no file " + file);
    }
    setting
        .accounts()
        .services()
        .filter(account -> !Accounts.can(account, "-r", file))
        .ifPresent(
            account -> {
              throw Failure.of(
                  "FERA_VARS: the account "
                      + account
                      + ", which runs the services, cannot read "
                      + file
                      + ": open the file and its folders to it");
            });
    Tool.Result result = report();
    if (!result.succeeded()) {
      throw Failure.of("FERA_VARS: " + result.lastLine());
    }
  }

  /** Each setting of the databases, its value and where it came from; or one line that is wrong. */
  public Tool.Result report() {
    Map<String, String> variables = new TreeMap<>(units.variables(Role.WSGI_APP, 1));
    Path application = units.jar(Role.WSGI_APP).getParent();
    String classes =
        Stream.of("lib/main/*", "lib/boot/*", "quarkus/generated-bytecode.jar")
            .map(part -> application + "/" + part)
            .collect(Collectors.joining(File.pathSeparator));
    return new Tool(
            List.of(
                Programs.java().toString(),
                "-Xmx64m",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                classes,
                REPORT),
            variables,
            Path.of("/"))
        .run();
  }
}
