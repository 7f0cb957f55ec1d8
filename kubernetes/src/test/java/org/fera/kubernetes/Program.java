package org.fera.kubernetes;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of the machine, found on a search path. */
final class Program {

  private static final String MORE =
      File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/sbin";

  private final Path path;

  private Program(Path path) {
    this.path = path;
  }

  /**
   * Finds a program.
   *
   * @param searchPath folders as in PATH
   * @param help what to say when it is not there
   * @throws AssertionError with {@code help}
   */
  static Program find(String name, String searchPath, String help) {
    Optional<Path> found =
        Stream.of(searchPath.split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst();
    return new Program(found.orElseThrow(() -> new AssertionError(help)));
  }

  /** kubectl, without which nothing of this room can be tested. */
  static Program kubectl(String searchPath) {
    return find(
        "kubectl",
        searchPath,
        "kubectl is not on the PATH: the tests of kubernetes render the manifests with it; install"
            + " kubectl 1.30 or newer.");
  }

  /** HAProxy, which {@code ./fera test} installs. */
  static Program haproxy() {
    return find(
        "haproxy",
        System.getenv("PATH") + MORE,
        "haproxy is not on the PATH: apt-get install haproxy.");
  }

  /** What a run printed on standard output; the rest goes into the message when it failed. */
  String run(List<String> arguments, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(path.toString()), arguments.stream()).toList());
    builder.environment().putAll(environment);
    try {
      Path errors = Files.createTempFile("fera-kubernetes-", ".err");
      try {
        builder.redirectError(errors.toFile());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
          throw new AssertionError(
              path + " " + arguments + " failed: " + output + Files.readString(errors));
        }
        return output;
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new AssertionError(path + " cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
