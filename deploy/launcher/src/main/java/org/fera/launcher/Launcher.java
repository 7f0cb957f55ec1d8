package org.fera.launcher;

import java.io.PrintWriter;
import org.fera.launcher.command.BenchCommand;
import org.fera.launcher.command.CompletionCommand;
import org.fera.launcher.command.DoctorCommand;
import org.fera.launcher.command.DownCommand;
import org.fera.launcher.command.EnvironmentCommand;
import org.fera.launcher.command.ImagesCommand;
import org.fera.launcher.command.LogsCommand;
import org.fera.launcher.command.PrintCommand;
import org.fera.launcher.command.StatusCommand;
import org.fera.launcher.command.TestCommand;
import org.fera.launcher.command.TilesCommand;
import org.fera.launcher.command.UpCommand;
import org.fera.launcher.terminal.Terminal;
import org.fera.postgres.ClusterException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** The command line {@code ./fera}. */
@Command(
    name = "fera",
    description = "Runs and tests a Fera portal on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "Fera 0.1.0-SNAPSHOT",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      TestCommand.class,
      BenchCommand.class,
      DoctorCommand.class,
      EnvironmentCommand.class,
      PrintCommand.class,
      TilesCommand.class,
      ImagesCommand.class,
      CompletionCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something failed; the last line says what and what to do",
      "2:an unknown command, option or value",
      "3:another ./fera is at work on the same state folder",
      "4:the machine lacks something: a package, a JDK, Maven, a free port, room on a disk"
    },
    footerHeading = "%nVariables:%n",
    footer = {
      "  FERA_STATE              where everything is kept (.fera)",
      "  FERA_PORT               the port of the entry (8080)",
      "  FERA_PORT_OFFSET        added to all ports (0)",
      "  FERA_BIND               the address of the entry (127.0.0.1); * for all",
      "  FERA_ADDRESS            where a server with some of the roles listens for the others (127.0.0.1)",
      "  FERA_ENVIRONMENT_HOSTS  hosts of environments: integration=integration.example.org,...",
      "  FERA_TLS_CERTIFICATE    PEM file with chain and key: the entry speaks TLS too",
      "  FERA_RATE_LIMIT         requests that a client may make in ten seconds (0: no limit)",
      "  FERA_HAPROXY_DROP_INS   folder with own paths and backends (deploy/haproxy)",
      "  FERA_VARS               a GeoMapFish vars.yaml with settings of the databases",
      "  VISIBLE_ENTRY_POINT     the path that the portal is mounted under (/)",
      "  VISIBLE_WEB_HOST        name and port that browsers use (localhost:8080)",
      "  VISIBLE_WEB_PROTOCOL    http or https",
      "  JAVA_HOME               the JDK, 17 or newer",
      "  NO_COLOR                no colours on a terminal either"
    })
public final class Launcher {

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    Runtime.getRuntime().addShutdownHook(new Thread(Launcher::endChildren, "end-children"));
    System.exit(commandLine().execute(arguments));
  }

  /** The command line, as its tests run it. */
  static CommandLine commandLine() {
    return new CommandLine(new Launcher())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(Terminal.isInteractive() ? Ansi.ON : Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Launcher::explain)
        .setExecutionExceptionHandler((e, commandLine, result) -> explain(e, commandLine));
  }

  /**
   * A command that is broken off leaves no builder or copier behind; what supervisor runs is not
   * ours.
   */
  private static void endChildren() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
  }

  private static int explain(ParameterException e, String[] arguments) {
    CommandLine commandLine = e.getCommandLine();
    String message = e.getMessage().lines().findFirst().orElse("");
    commandLine
        .getErr()
        .println(
            "fera: "
                + message
                + "; see ./"
                + commandLine.getCommandSpec().qualifiedName()
                + " --help");
    return ExitCode.USAGE;
  }

  private static int explain(ClusterException e, PrintWriter err) {
    boolean full = e.getMessage().contains("No space left");
    err.println("fera: " + e.getMessage() + (full ? "; make room and run it again" : ""));
    boolean step =
        e instanceof ClusterException.StepFailed || e instanceof ClusterException.NotInTime;
    return step && !full ? ExitCode.FAILURE : ExitCode.MACHINE;
  }

  private static int explain(Exception e, CommandLine commandLine) {
    PrintWriter err = commandLine.getErr();
    if (e instanceof Failure failure) {
      err.println("fera: " + failure.getMessage());
      return failure.exitCode();
    }
    if (e instanceof ClusterException cluster) {
      return explain(cluster, err);
    }
    boolean debug = System.getenv("FERA_DEBUG") != null;
    err.println(
        "fera: unexpected: " + e + (debug ? "" : "; FERA_DEBUG=1 shows where, please report it"));
    if (debug) {
      e.printStackTrace(err);
    }
    return ExitCode.FAILURE;
  }
}
