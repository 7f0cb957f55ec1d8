package org.fera.launcher.up;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fera.launcher.Failure;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.ServiceUnits;
import org.fera.launcher.portal.Setting;

/** A run of a program to its end, before what it prepares is started. */
final class ServiceRun {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private ServiceRun() {}

  /**
   * Runs wsgi-app's jar as the services' account, with an instance's variables.
   *
   * @param options of java
   * @return whether it succeeded; the log has what it said
   */
  static boolean ofWsgiApp(
      Setting setting, ServiceUnits services, List<String> options, List<String> words, Path log) {
    List<String> command = new ArrayList<>(asServices(setting));
    command.addAll(services.command(Role.WSGI_APP, options.toArray(String[]::new)));
    command.addAll(words);
    return waitFor(start(command, services.variables(Role.WSGI_APP, 1), log));
  }

  private static List<String> asServices(Setting setting) {
    return setting
        .accounts()
        .services()
        .map(
            account ->
                List.of(
                    "setpriv", "--reuid=" + account, "--regid=" + account, "--init-groups", "--"))
        .orElse(List.of());
  }

  static Process start(List<String> words, Map<String, String> variables, Path log) {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.directory(Path.of("/").toFile());
    builder.redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    builder.environment().putAll(variables);
    try {
      return builder.start();
    } catch (IOException e) {
      throw Failure.of("cannot run " + words.get(0) + ": " + e.getMessage());
    }
  }

  static boolean waitFor(Process process) {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw Failure.of(
            process.info().command().orElse("a program")
                + " did not end within "
                + LIMIT.toSeconds()
                + " s while the database was made");
      }
      return process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
