package org.fera.launcher.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fera.launcher.Failure;
import org.fera.launcher.machine.Tool;

/**
 * The checkout's {@code mvnw}, run with the JDK of the launcher.
 *
 * @param checkout the root of the sources
 */
public record Maven(Path checkout) {

  /** The command for some arguments, to be run in the checkout. */
  public Tool tool(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(checkout.resolve("mvnw").toString());
    command.addAll(arguments);
    return Tool.of(command).in(checkout).with("JAVA_HOME", System.getProperty("java.home"));
  }

  /** Builds rooms without tests and checks; what Maven says is in a log. */
  void quickly(List<String> rooms, Path log) {
    Tool.Result result =
        tool(List.of("-B", "-q", "-Dquick", "-pl", String.join(",", rooms), "-am", "package"))
            .run(log);
    if (!result.succeeded()) {
      String reason =
          result
              .output()
              .lines()
              .filter(line -> line.contains("ERROR"))
              .findFirst()
              .orElse(result.lastLine());
      throw Failure.of("the build failed: " + reason + "; all of it is in " + log);
    }
  }
}
