package org.fera.app.environments.command;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.fera.app.environments.Environments;
import org.fera.app.environments.Listing;
import org.fera.app.environments.clone.Stopped;
import org.fera.app.environments.diff.Change;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code environment list|create|diff|promote|rollback|drop}. */
@Command(
    name = "environment",
    mixinStandardHelpOptions = true,
    description = {
      "Works on environments, main schemas over one database: integration, production ...",
      "production is the schema main, any other NAME main_NAME, unless fera.environments.schemas says otherwise."
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:not done, and nothing was changed; the last line says why",
      "2:an unknown command, option or value"
    })
final class EnvironmentCommand {

  private static final int STOPPED = 1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--json",
      scope = CommandLine.ScopeType.INHERIT,
      description = "For programs: a line of JSON for each step and for the outcome.")
  private boolean json;

  @Option(
      names = "--user",
      scope = CommandLine.ScopeType.INHERIT,
      paramLabel = "NAME",
      description = "Who asks, for the log; default: the account.")
  private String user = System.getProperty("user.name", "unknown");

  /** The command line, ready to execute. */
  static CommandLine commandLine() {
    return new CommandLine(new EnvironmentCommand())
        .setExecutionExceptionHandler(
            (exception, line, result) -> {
              throw exception;
            });
  }

  @Command(description = "Shows environments, their versions, and the versions that are kept.")
  int list() {
    return run(
        (environments, output) -> {
          List<Listing.Entry> entries = environments.list();
          if (json) {
            output.value(entries);
          } else {
            output.line(row("ENVIRONMENT", "SCHEMA", "VERSION", "MIGRATION", "MADE", "KEPT"));
            entries.forEach(entry -> output.line(row(entry)));
          }
          return null;
        });
  }

  private static String row(Listing.Entry entry) {
    return row(
        entry.name(),
        entry.schema(),
        String.valueOf(entry.version()),
        entry.migration() == null ? "-" : entry.migration(),
        entry.madeAt() == null ? "-" : entry.madeAt() + " by " + entry.madeBy(),
        String.join(" ", entry.kept()));
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, "%-14s %-20s %-8s %-10s %-44s %s", (Object[]) cells)
        .stripTrailing();
  }

  @Command(description = "Makes an environment: an empty portal, or a copy of another one.")
  int create(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--from", paramLabel = "NAME", description = "What it is a copy of.")
          String from) {
    return run((environments, output) -> environments.create(name, from, user, output::progress));
  }

  @Command(
      description = {
        "Shows what a promotion of FROM to TO would change in TO: interfaces, themes, groups, layers,",
        "OGC servers, roles, functionalities and restriction areas."
      })
  int diff(@Parameters(paramLabel = "FROM") String from, @Parameters(paramLabel = "TO") String to) {
    return run(
        (environments, output) -> {
          List<Change> changes = environments.diff(from, to);
          if (json) {
            output.value(changes);
          } else {
            changes.forEach(change -> output.line(change.words()));
            if (changes.isEmpty()) {
              output.line("There is no difference.");
            }
          }
          return null;
        });
  }

  @Command(
      description = {
        "Puts a copy of FROM into the place of TO, which goes on serving meanwhile.",
        "What TO was is kept for a rollback."
      })
  int promote(
      @Parameters(paramLabel = "FROM") String from,
      @Parameters(paramLabel = "TO") String to,
      @Option(names = "--dry-run", description = "Only say what would be done.") boolean dry,
      @Option(
              names = "--allow-lost-roles",
              description = "Go on although users hold roles that FROM lacks.")
          boolean allowLostRoles) {
    return run(
        (environments, output) -> {
          if (dry) {
            return String.join("\n", environments.promoteDry(from, to, allowLostRoles));
          }
          return environments.promote(from, to, user, allowLostRoles, output::progress);
        });
  }

  @Command(description = "Puts the version of NAME before the present one back.")
  int rollback(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--allow-lost-roles",
              description = "Go on although users hold roles that the version lacks.")
          boolean allowLostRoles) {
    return run(
        (environments, output) ->
            environments.rollback(name, user, allowLostRoles, output::progress));
  }

  @Command(
      description = "Drops the environment NAME with its kept versions, if nothing depends on it.")
  int drop(@Parameters(paramLabel = "NAME") String name) {
    return run((environments, output) -> environments.drop(name, user, output::progress));
  }

  private int run(BiFunction<Environments, Output, String> work) {
    Output output = new Output(spec.commandLine().getOut(), spec.commandLine().getErr(), json);
    try {
      String message = CommandDatabase.with(environments -> work.apply(environments, output));
      if (message != null) {
        output.done(message);
      }
      return CommandLine.ExitCode.OK;
    } catch (Stopped e) {
      output.stopped(e.getMessage());
      return STOPPED;
    }
  }
}
