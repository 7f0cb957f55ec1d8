package org.fera.launcher.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.fera.launcher.ExitCode;
import org.fera.launcher.Failure;
import org.fera.launcher.state.StateFolder;
import org.fera.launcher.state.StateLock;
import org.fera.launcher.terminal.Progress;
import org.fera.launcher.terminal.Terminal;
import org.fera.launcher.up.Down;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fera down}. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stops everything that up started. The data stays, unless --purge removes it.")
public final class DownCommand implements Callable<Integer> {

  @Option(names = "--purge", description = "Remove the state folder with all data.")
  private boolean purge;

  @Option(names = "--yes", description = "Do not ask, which only a terminal does anyway.")
  private boolean yes;

  @Override
  public Integer call() {
    StateFolder state = Context.current().state();
    if (purge && !yes && Terminal.canAsk() && !confirmed(state)) {
      throw Failure.of("nothing was removed");
    }
    Progress progress = Progress.onStandardOutput();
    try (StateLock lock = StateLock.take(state.home(), "down")) {
      new Down(state, progress).run();
      if (purge && lock.isHeld()) {
        state.purge();
        progress.say("removed " + state.data());
      }
    }
    return ExitCode.OK;
  }

  private static boolean confirmed(StateFolder state) {
    String answer = System.console().readLine("Remove all data in %s? [y/N] ", state.data());
    return answer != null && answer.toLowerCase(Locale.ROOT).startsWith("y");
  }
}
