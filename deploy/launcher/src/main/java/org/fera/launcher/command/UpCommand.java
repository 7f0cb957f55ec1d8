package org.fera.launcher.command;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.fera.launcher.ExitCode;
import org.fera.launcher.portal.Environment;
import org.fera.launcher.portal.Join;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.Setting;
import org.fera.launcher.portal.Shape;
import org.fera.launcher.state.StateFolder;
import org.fera.launcher.state.StateLock;
import org.fera.launcher.terminal.Progress;
import org.fera.launcher.up.Up;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fera up}. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Installs what is missing, builds, starts everything, loads the sample portal into a new database, waits until all"
          + " is healthy and prints the URL. Everything goes on running when it returns: ./fera down stops it.",
      "A second up changes nothing but what an option or a changed source asks for. Options that are left out keep what the"
          + " last up was told."
    })
public final class UpCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--detach",
      description = "Return when everything is started, before it is healthy.")
  private boolean detach;

  @Option(
      names = "--instances",
      paramLabel = "N",
      description = "Instances of each service, 1 to 9 (first up: 1).")
  private Integer instances;

  @Option(
      names = "--slaves",
      paramLabel = "N",
      description = "PostgreSQL slaves beside the master, 0 to 8 (first up: 2).")
  private Integer slaves;

  @Option(
      names = "--environments",
      paramLabel = "NAME",
      split = ",",
      arity = "1..*",
      description = {
        "Environments side by side over one database (first up: production), such as integration,production. Each has",
        "instances of wsgi-app of its own and is seen below /NAME/, or at a host that FERA_ENVIRONMENT_HOSTS gives it;",
        "one that is not there yet begins as a copy of production."
      })
  private List<String> environments;

  @Option(
      names = "--join",
      paramLabel = "FILE",
      description = {
        "Where the other roles are, on other servers: the lines that their up --only prints, KEY=addresses.",
        "FERA_ADDRESS says where this server listens for them."
      })
  private Path join;

  @Option(names = "--empty", description = "Begin a new database without the sample portal.")
  private boolean empty;

  @Option(
      names = "--only",
      paramLabel = "ROLE",
      split = ",",
      arity = "1..*",
      description =
          "Start these alone: postgres, mapserver, memcached, wsgi-app, print-service, tile-service; all = every one.")
  private List<String> only;

  @Override
  public Integer call() {
    Context context = Context.current();
    StateFolder state = context.state();
    try (StateLock lock = StateLock.take(state.home(), "up")) {
      Progress progress = Progress.onStandardOutput();
      Setting setting =
          new Up(context.checkout(), context.variables(), state, context.ports(), progress)
              .run(shape(Shape.in(state.data())), join(state), empty, detach);
      if (setting.shape().has(Role.HAPROXY)) {
        sayWhere(setting, progress);
      }
      if (!setting.shape().roles().containsAll(EnumSet.allOf(Role.class))) {
        progress.say("Running: " + setting.shape().roles() + ". For --join of the other servers:");
        setting.network().own().lines().forEach(progress::say);
      }
      return lock.isHeld() ? ExitCode.OK : ExitCode.FAILURE;
    }
  }

  private Join join(StateFolder state) {
    return join == null ? Join.in(state.data()) : Join.read(join);
  }

  private static void sayWhere(Setting setting, Progress progress) {
    progress.say("The portal is at " + setting.entryPoint().url());
    for (Environment environment : setting.shape().environments()) {
      if (!environment.isProduction()) {
        progress.say(environment.name() + " is at " + setting.entryPoint().of(environment).url());
      }
    }
  }

  private Shape shape(Shape last) {
    return new Shape(
        number("--instances", instances, last.instances(), 1, 9),
        number("--slaves", slaves, last.slaves(), 0, 8),
        only == null ? last.roles() : roles(),
        true,
        environments == null ? last.environments() : Environment.of(environments));
  }

  private Set<Role> roles() {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : only) {
      if (word.equals("all")) {
        return EnumSet.allOf(Role.class);
      }
      Role role = Role.of(word);
      if (role == null) {
        throw new ParameterException(spec.commandLine(), "--only knows no '" + word + "'");
      }
      roles.add(role);
    }
    return roles;
  }

  private int number(String option, Integer given, int otherwise, int least, int most) {
    if (given == null) {
      return otherwise;
    }
    if (given < least || given > most) {
      throw new ParameterException(
          spec.commandLine(),
          option + " has to be from " + least + " to " + most + ", is " + given);
    }
    return given;
  }
}
