package org.fera.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fera.launcher.ExitCode;
import org.fera.launcher.Failure;
import org.fera.launcher.logs.LogFile;
import org.fera.launcher.machine.Patience;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fera logs}. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Shows what the processes say: the last lines of each, or of one of them.")
public final class LogsCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A service (wsgi-app, haproxy, postgres ...) or an instance (wsgi-app-2).")
  private String name;

  @Option(
      names = "-n",
      paramLabel = "LINES",
      defaultValue = "20",
      description = "Lines of each (20).")
  private int lines;

  @Option(names = "-f", description = "Go on showing what is added, until Ctrl-C.")
  private boolean follow;

  @Override
  public Integer call() throws IOException {
    List<LogFile> logs = logs();
    for (LogFile log : logs) {
      log.last(lines).forEach(line -> print(logs, log, line));
    }
    while (follow) {
      for (LogFile log : logs) {
        log.added().forEach(line -> print(logs, log, line));
      }
      Patience.pause();
    }
    return ExitCode.OK;
  }

  private List<LogFile> logs() throws IOException {
    Path folder = Context.current().state().logs();
    if (!Files.isDirectory(folder)) {
      throw Failure.of("there are no logs yet: ./fera up makes some");
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.filter(f -> f.toString().endsWith(".log")).sorted().toList();
      List<LogFile> wanted = all.stream().filter(this::isWanted).map(LogFile::new).toList();
      if (wanted.isEmpty()) {
        throw Failure.usage(
            "no log of '"
                + name
                + "'; there are "
                + all.stream().map(LogsCommand::nameOf).toList());
      }
      return wanted;
    }
  }

  private boolean isWanted(Path log) {
    return name == null
        || nameOf(log).equals(name)
        || nameOf(log).matches(Pattern.quote(name) + "(-[a-z][a-z0-9]*)?-\\d+");
  }

  private static String nameOf(Path log) {
    return log.getFileName().toString().replaceFirst("\\.log$", "");
  }

  private static void print(List<LogFile> all, LogFile log, String line) {
    System.out.println(all.size() == 1 ? line : nameOf(log.path()) + " | " + line);
  }
}
