package org.fera.launcher.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fera.launcher.Failure;

/**
 * The Debian packages of a machine.
 *
 * @param root the root folder of the machine
 */
public record Packages(Path root) {

  /** Those of this machine. */
  public static Packages ofThisMachine() {
    return new Packages(Path.of("/"));
  }

  /** What of the needs the machine has not. */
  public List<Need> missing(List<Need> needs) {
    return needs.stream().filter(need -> !need.isMetBelow(root)).toList();
  }

  /**
   * Installs what is missing, as root or by a sudo that asks for no password.
   *
   * @return what came of it, in a few words
   */
  public String install(List<Need> needs) {
    List<Need> missing = missing(needs);
    if (missing.isEmpty()) {
      return "all there";
    }
    String packages =
        missing.stream().map(Need::debianPackage).distinct().collect(Collectors.joining(" "));
    String byHand =
        "missing on this machine: "
            + missing.stream().map(Need::name).collect(Collectors.joining(", "))
            + "; install as root: apt-get install "
            + packages;
    List<String> rights = rights();
    if (rights == null || !Files.isExecutable(root.resolve("usr/bin/apt-get"))) {
      throw Failure.machine(byHand);
    }
    List<String> names = List.of(packages.split(" "));
    Tool.Result result = aptGet(rights, installation(names));
    if (!result.succeeded()) {
      // Lists that are missing or too old; with fresh ones in place this costs nothing.
      aptGet(rights, List.of("update", "-q"));
      result = aptGet(rights, installation(names));
    }
    List<Need> still = missing(needs);
    if (!result.succeeded() || !still.isEmpty()) {
      throw Failure.machine(byHand + " (apt-get said: " + result.lastLine() + ")");
    }
    return "installed " + packages;
  }

  private static List<String> installation(List<String> names) {
    List<String> arguments =
        new ArrayList<>(List.of("install", "-q", "-y", "--no-install-recommends"));
    arguments.addAll(names);
    return arguments;
  }

  private static Tool.Result aptGet(List<String> rights, List<String> arguments) {
    List<String> command = new ArrayList<>(rights);
    command.addAll(List.of("env", "DEBIAN_FRONTEND=noninteractive", "apt-get"));
    command.addAll(arguments);
    return Tool.of(command).run();
  }

  /** What to put before a command that needs root; null when there is no way. */
  private static List<String> rights() {
    if (Accounts.isRoot()) {
      return List.of();
    }
    return Tool.of("sudo", "-n", "true").run().succeeded() ? List.of("sudo", "-n") : null;
  }
}
