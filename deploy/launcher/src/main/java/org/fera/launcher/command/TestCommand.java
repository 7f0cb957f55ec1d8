package org.fera.launcher.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.fera.launcher.mutation.Mutation;
import org.fera.launcher.mutation.MutationRun;
import org.fera.launcher.terminal.Progress;
import org.fera.launcher.test.TestRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code fera test}. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Installs what the tests need, starts servers for them in a temporary folder on free ports, runs them all by Maven,"
          + " and prints the minutes of each room and the contract rows that no test carries.",
      "It may run beside an up. The exit code is Maven's."
    })
public final class TestCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "ROOM|STAGE",
      description =
          "Only db-router, wsgi-app, print-service, tile-service, deploy, kubernetes or e2e.")
  private String only;

  @Option(
      names = "--mutations",
      arity = "0..1",
      split = ",",
      paramLabel = "NAME",
      fallbackValue = "",
      description = {
        "Instead: take db-router's guards away one at a time, in a copy, and expect their tests to fail.",
        "All of db-router/src/mutations, or those that are named."
      })
  private List<String> mutations;

  @Override
  public Integer call() {
    if (only != null && !TestRun.parts().contains(only)) {
      throw new ParameterException(
          spec.commandLine(), "--only knows " + TestRun.parts() + ", not '" + only + "'");
    }
    Context context = Context.current();
    if (mutations != null) {
      return new MutationRun(context.checkout(), Progress.onStandardOutput()).run(names(context));
    }
    return new TestRun(context.checkout(), context.variables(), Progress.onStandardOutput())
        .run(only);
  }

  private List<String> names(Context context) {
    List<String> named = mutations.stream().filter(name -> !name.isEmpty()).toList();
    List<String> known = Mutation.of(context.checkout()).stream().map(Mutation::name).toList();
    if (!known.containsAll(named)) {
      throw new ParameterException(
          spec.commandLine(), "--mutations knows " + known + ", not all of " + named);
    }
    return named;
  }
}
