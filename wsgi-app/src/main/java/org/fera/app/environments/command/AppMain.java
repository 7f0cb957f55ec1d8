package org.fera.app.environments.command;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/** Starts the application, or with {@code environment ...} works on environments and ends. */
@QuarkusMain
public final class AppMain {

  /** The arguments are those of the command line. */
  public static void main(String... arguments) {
    if (arguments.length > 0 && arguments[0].equals("environment")) {
      System.exit(
          EnvironmentCommand.commandLine()
              .execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }
    Quarkus.run(arguments);
  }
}
