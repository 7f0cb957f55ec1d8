package org.fera.launcher.command;

import java.util.concurrent.Callable;
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
      description = "Only db-router, wsgi-app, print-service, tile-service, deploy or e2e.")
  private String only;

  @Override
  public Integer call() {
    if (only != null && !TestRun.parts().contains(only)) {
      throw new ParameterException(
          spec.commandLine(), "--only knows " + TestRun.parts() + ", not '" + only + "'");
    }
    Context context = Context.current();
    return new TestRun(context.checkout(), context.variables(), Progress.onStandardOutput())
        .run(only);
  }
}
