package org.fera.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fera.launcher.ExitCode;
import org.fera.launcher.Failure;
import org.fera.launcher.build.Services;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code fera print}: what print-service's own jar can do without a running service. */
@Command(
    name = "print",
    mixinStandardHelpOptions = true,
    description = "Works on folders of print apps.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = PrintCommand.Check.class)
public final class PrintCommand {

  /** {@code fera print check}. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Loads a folder of print apps as print-service does and prints every fault with file and"
            + " line.",
        "Exit code 1 when there is one."
      })
  static final class Check implements Callable<Integer> {

    private static final String ROOM = "print-service";
    private static final String JAR = "quarkus-run.jar";

    @Parameters(paramLabel = "FOLDER", description = "A folder with a config.yaml in or below it.")
    private Path folder;

    @Override
    public Integer call() throws IOException, InterruptedException {
      if (!Files.isDirectory(folder)) {
        throw Failure.usage("there is no folder " + folder + "; see ./fera print check --help");
      }
      String java = ProcessHandle.current().info().command().orElse("java");
      int code =
          new ProcessBuilder(
                  List.of(
                      java,
                      "-XX:TieredStopAtLevel=1",
                      "-Djava.awt.headless=true",
                      "-jar",
                      jar().toString(),
                      "check",
                      folder.toAbsolutePath().toString()))
              .inheritIO()
              .start()
              .waitFor();
      return code == 0 ? ExitCode.OK : ExitCode.FAILURE;
    }

    /** The service that up has deployed, else the one that was built last. */
    private static Path jar() {
      Context context = Context.current();
      return Stream.of(
              new Services(context.checkout()).folder(context.state()).resolve(ROOM).resolve(JAR),
              context.checkout().resolve(ROOM).resolve("target/quarkus-app").resolve(JAR))
          .filter(Files::exists)
          .findFirst()
          .orElseThrow(
              () -> Failure.machine("print-service is not built yet: run ./mvnw package -Dquick"));
    }
  }
}
