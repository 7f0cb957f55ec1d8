package org.fera.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fera.launcher.ExitCode;
import org.fera.launcher.Failure;
import org.fera.launcher.build.Services;
import org.fera.launcher.portal.Join;
import org.fera.launcher.portal.Setting;
import org.fera.launcher.up.Roster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code fera environment}: hands everything on to wsgi-app's own jar, its help too. */
@Command(
    name = "environment",
    description =
        "Lists, makes, compares, promotes, rolls back and drops environments; see environment --help.")
public final class EnvironmentCommand implements Callable<Integer> {

  private static final String ROOM = "wsgi-app";
  private static final String JAR = "quarkus-run.jar";
  private static final Set<String> WORDS =
      Set.of("list", "create", "diff", "promote", "rollback", "drop");
  private static final Set<String> HELP = Set.of("--help", "-h", "help");

  // Any of these says where the database is.
  private static final Set<String> PLACES = Set.of("PGHOST", "FERA_VARS");

  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (arguments.isEmpty() || !known(arguments.get(0))) {
      throw Failure.usage(
          "expected environment list, create, diff, promote, rollback or drop; see ./fera environment --help");
    }
    Context context = Context.current();
    String java = ProcessHandle.current().info().command().orElse("java");
    List<String> words =
        new ArrayList<>(
            List.of(java, "-XX:TieredStopAtLevel=1", "-Xmx256m", "-jar", jar(context).toString()));
    words.add("environment");
    words.addAll(arguments);
    ProcessBuilder process = new ProcessBuilder(words).inheritIO();
    process.environment().putAll(database(context));
    int code = process.start().waitFor();
    return code == ExitCode.OK || code == ExitCode.USAGE ? code : ExitCode.FAILURE;
  }

  private static boolean known(String word) {
    return WORDS.contains(word) || HELP.contains(word);
  }

  /** That of the portal on this machine, unless the caller says another. */
  static Map<String, String> database(Context context) {
    if (PLACES.stream().anyMatch(context.variables()::containsKey)) {
      return Map.of();
    }
    Roster roster = Roster.in(context.state());
    Join join = Join.in(context.state().data());
    Map<String, String> database = new TreeMap<>();
    if (roster.databases().isEmpty() && join.hasDatabase()) {
      database.put("PGHOST", join.of("PGHOST").orElseThrow());
      database.put("PGPORT", join.of("PGPORT").orElse("5432"));
    } else {
      Roster.Database first =
          roster.databases().stream()
              .findFirst()
              .orElse(new Roster.Database("", "127.0.0.1", context.ports().postgres()));
      database.put("PGHOST", first.host());
      database.put("PGPORT", Integer.toString(first.port()));
    }
    for (String name : List.of("PGUSER", "PGPASSWORD", "PGDATABASE")) {
      database.put(name, context.variables().getOrDefault(name, Setting.DATABASE));
    }
    return database;
  }

  /** The service that up has deployed, else the one that was built last. */
  private static Path jar(Context context) {
    return Stream.of(
            new Services(context.checkout()).folder(context.state()).resolve(ROOM).resolve(JAR),
            context.checkout().resolve(ROOM).resolve("target/quarkus-app").resolve(JAR))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(
            () -> Failure.machine("wsgi-app is not built yet: run ./mvnw package -Dquick"));
  }
}
