package org.fera.launcher.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fera.launcher.Failure;
import org.fera.launcher.machine.Tool;

/**
 * A container that runs as a pod of ours does: nothing to write but /tmp, no capability, another
 * user, the network of the machine.
 *
 * @param name of the container
 */
record Container(Engine engine, String name) implements AutoCloseable {

  private static final Pattern STARTED = Pattern.compile("started in ([0-9.]+)s");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  /**
   * Starts one.
   *
   * @param sample a folder that it sees, read-only, at the same path
   */
  static Container start(
      Engine engine, String name, String image, Map<String, String> variables, Path sample) {
    Tool.Result result =
        engine
            .command(
                Stream.of(
                        Stream.of("run", "--detach", "--name", name),
                        like(variables, sample),
                        Stream.of(image))
                    .flatMap(part -> part))
            .run();
    if (!result.succeeded()) {
      throw Failure.of("starting " + image + " failed: " + result.lastLine());
    }
    return new Container(engine, name);
  }

  /** The options of a pod of ours. */
  static Stream<String> like(Map<String, String> variables, Path sample) {
    Stream<String> fixed =
        Stream.of(
            "--network=host",
            "--read-only",
            "--tmpfs=/tmp",
            "--cap-drop=all",
            "--security-opt=no-new-privileges",
            "--volume=" + sample + ":" + sample + ":ro");
    return Stream.concat(
        fixed,
        variables.entrySet().stream()
            .flatMap(v -> Stream.of("--env", v.getKey() + "=" + v.getValue())));
  }

  /** Whether it has not ended. */
  boolean isRunning() {
    return engine.ask("inspect", "--format", "{{.State.Running}}", name).equals("true");
  }

  /** The user that its process has, as the kernel says. */
  String user() {
    return line(Pattern.compile("Uid:\\s+(\\d+)"));
  }

  /** MiB of its process that are resident. */
  long resident() {
    return Long.parseLong(line(RESIDENT)) / 1024;
  }

  private String line(Pattern pattern) {
    String pid = engine.ask("inspect", "--format", "{{.State.Pid}}", name);
    try {
      Matcher found = pattern.matcher(Files.readString(Path.of("/proc", pid, "status")));
      if (found.find()) {
        return found.group(1);
      }
    } catch (IOException e) {
      throw Failure.of("the process of " + name + " cannot be seen: " + e.getMessage());
    }
    throw Failure.of("the kernel does not tell " + pattern + " of " + name);
  }

  /** Seconds that the service itself counted from the start of Java to ready; empty of others. */
  String started() {
    Matcher found = STARTED.matcher(engine.ask("logs", name));
    return found.find() ? found.group(1) : "";
  }

  /** The last lines that it wrote. */
  List<String> lastLines() {
    List<String> lines = engine.command("logs", name).run().output().lines().toList();
    return lines.subList(Math.max(0, lines.size() - 10), lines.size());
  }

  /**
   * Asks it to stop.
   *
   * @param seconds after which it is killed
   * @return its exit code
   */
  String stop(int seconds) {
    engine.ask("stop", "--time", Integer.toString(seconds), name);
    return engine.ask("inspect", "--format", "{{.State.ExitCode}}", name);
  }

  @Override
  public void close() {
    engine.command("rm", "--force", name).run();
  }
}
