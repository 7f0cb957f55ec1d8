package org.fera.launcher.up;

import java.time.Duration;
import java.util.List;
import org.fera.launcher.machine.Patience;
import org.fera.launcher.state.StateFolder;
import org.fera.launcher.supervisor.ProcessState;
import org.fera.launcher.supervisor.Supervisor;
import org.fera.launcher.terminal.Progress;

/** Stops a portal: first the entry, then what is behind it, PostgreSQL's master last. */
public record Down(StateFolder state, Progress progress) {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  /** Stops everything that runs; says so when nothing does. */
  public void run() {
    if (!Up.hasRun(state)) {
      progress.say("nothing is running");
      return;
    }
    Supervisor supervisor = new Supervisor(state, Roster.in(state).supervisorPort());
    if (!supervisor.isRunning()) {
      Leftovers.end(state);
      progress.say("nothing is running");
      return;
    }
    progress.step(
        "stopping",
        step -> {
          List<String> running =
              supervisor.processes().stream()
                  .filter(ProcessState::isAlive)
                  .map(ProcessState::name)
                  .toList();
          stop(supervisor, running.stream().filter("haproxy"::equals).toList());
          stop(supervisor, running.stream().filter(n -> !isDatabase(n)).toList());
          stop(supervisor, running.stream().filter(n -> isDatabase(n) && !isFirst(n)).toList());
          stop(supervisor, running.stream().filter(Down::isDatabase).toList());
          supervisor.shutdown();
          Leftovers.end(state);
          return running.size() + " processes stopped";
        });
  }

  private static boolean isDatabase(String name) {
    return name.startsWith("postgres-");
  }

  private static boolean isFirst(String name) {
    return name.equals("postgres-1");
  }

  private static void stop(Supervisor supervisor, List<String> names) {
    names.forEach(supervisor::stopSoon);
    Patience.until(
        LIMIT,
        "these do not end: " + names,
        () ->
            supervisor.processes().stream()
                .noneMatch(p -> names.contains(p.name()) && p.isAlive()));
  }
}
