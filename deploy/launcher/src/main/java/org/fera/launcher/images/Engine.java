package org.fera.launcher.images;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fera.launcher.Failure;
import org.fera.launcher.machine.Tool;

/**
 * A program that builds images, and perhaps runs them. Its own variables say how:
 * BUILDAH_ISOLATION, STORAGE_DRIVER, CONTAINERS_CONF, DOCKER_HOST.
 *
 * @param program docker, podman or buildah
 */
public record Engine(String program) {

  /** Those that are known, the first that works is taken. */
  public static final List<String> KNOWN = List.of("docker", "podman", "buildah");

  /**
   * The engine of a name, or the first of {@link #KNOWN} that works here.
   *
   * @param name null for any
   */
  public static Engine find(String name) {
    List<String> wanted = name == null ? KNOWN : List.of(name);
    return wanted.stream()
        .map(Engine::new)
        .filter(Engine::works)
        .findFirst()
        .orElseThrow(
            () ->
                Failure.machine(
                    "no engine that builds images works here: tried "
                        + String.join(", ", wanted)
                        + "; apt-get install podman buildah"));
  }

  private boolean works() {
    // Of docker's client alone the version answers too.
    return Tool.of(program, "info").run().succeeded();
  }

  /** Whether it can start containers. */
  public boolean runs() {
    return !program.equals("buildah");
  }

  boolean isDocker() {
    return program.equals("docker");
  }

  /** A command of it. */
  public Tool command(Stream<String> words) {
    List<String> command = new ArrayList<>(List.of(program));
    words.forEach(command::add);
    return Tool.of(command);
  }

  /** A command of it. */
  public Tool command(String... words) {
    return command(Stream.of(words));
  }

  /**
   * What a command of it prints.
   *
   * @throws Failure with its last line when it fails
   */
  public String ask(String... words) {
    Tool.Result result = command(words).run();
    if (!result.succeeded()) {
      throw Failure.of(program + " " + words[0] + " failed: " + result.lastLine());
    }
    return result.output().strip();
  }

  /** Whether an image is here. */
  boolean has(String reference) {
    return command("inspect", "--type", "image", reference).run().succeeded();
  }

  /** Bytes of an image with all its layers. */
  public long size(String reference) {
    String size =
        program.equals("buildah")
            ? ask("images", "--format", "{{.Size}}", reference)
            : ask("image", "inspect", "--format", "{{.Size}}", reference);
    try {
      return Long.parseLong(size);
    } catch (NumberFormatException inWords) {
      return 0;
    }
  }
}
