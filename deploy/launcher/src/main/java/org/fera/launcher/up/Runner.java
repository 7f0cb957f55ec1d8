package org.fera.launcher.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fera.launcher.Failure;
import org.fera.launcher.machine.Patience;
import org.fera.launcher.portal.Unit;
import org.fera.launcher.state.StateFolder;
import org.fera.launcher.supervisor.ProcessState;
import org.fera.launcher.supervisor.Supervisor;
import org.fera.launcher.terminal.Progress;

/** Brings supervisor's processes to what a plan says, and touches none that is so already. */
final class Runner {

  private static final Duration LIMIT = Duration.ofSeconds(150);
  private static final int FAILURES_BORNE = 2;

  private final Supervisor supervisor;
  private final StateFolder state;
  private final Health health;
  private final Set<String> outdated = new HashSet<>();

  Runner(Supervisor supervisor, StateFolder state, Health health) {
    this.supervisor = supervisor;
    this.state = state;
    this.health = health;
  }

  /**
   * Hands the plan to supervisor: starts it if needed, forgets what is no longer planned, and notes
   * what runs with other settings than the plan's.
   */
  void plan(List<Unit> units) {
    supervisor.files().write(units);
    if (!supervisor.isRunning()) {
      supervisor.start();
      return;
    }
    Supervisor.Changes changes = supervisor.reread();
    changes.removed().forEach(supervisor::remove);
    changes.added().forEach(supervisor::add);
    outdated.addAll(changes.changed());
  }

  /** Starts a process unless it runs with the settings of the plan; does not wait for it. */
  void start(Unit unit) {
    if (outdated.remove(unit.name())) {
      supervisor.remove(unit.name());
      supervisor.add(unit.name());
    }
    supervisor.start(unit.name());
  }

  /**
   * Starts processes. Those that run with other settings are replaced one after the other, each
   * after the one before it is ready, so that one of several instances always answers.
   */
  void start(List<Unit> units, Progress.Step step) {
    for (Unit unit : units) {
      boolean replaced = outdated.contains(unit.name());
      start(unit);
      if (replaced) {
        await(List.of(unit), step);
      }
    }
  }

  /** Waits until processes run and answer; ends the command when one cannot. */
  void await(List<Unit> units, Progress.Step step) {
    long end = System.nanoTime() + LIMIT.toNanos();
    Map<String, Set<Long>> lives = new HashMap<>();
    List<Unit> waiting = units;
    while (true) {
      Map<String, ProcessState> states = new HashMap<>();
      supervisor.processes().forEach(p -> states.put(p.name(), p));
      waiting = waiting.stream().filter(u -> !isReady(u, states.get(u.name()))).toList();
      if (waiting.isEmpty()) {
        return;
      }
      step.at(waiting.stream().map(Unit::name).reduce((a, b) -> a + ", " + b).orElse(""));
      for (Unit unit : waiting) {
        ProcessState now = states.get(unit.name());
        Set<Long> pids = lives.computeIfAbsent(unit.name(), name -> new HashSet<>());
        if (now == null || now.state().equals("FATAL")) {
          throw notStarting(unit);
        }
        pids.add(now.pid());
        pids.remove(0L);
        if (pids.size() > FAILURES_BORNE) {
          throw notStarting(unit);
        }
      }
      if (System.nanoTime() > end) {
        Unit first = waiting.get(0);
        throw Failure.of(
            first.name()
                + " is not ready after "
                + LIMIT.toSeconds()
                + " s: "
                + Logs.reason(log(first)));
      }
      Patience.pause();
    }
  }

  private boolean isReady(Unit unit, ProcessState state) {
    return state != null && state.state().equals("RUNNING") && health.isReady(unit);
  }

  private Failure notStarting(Unit unit) {
    // Else supervisor would go on trying.
    supervisor.stopSoon(unit.name());
    return Failure.of(unit.name() + " does not start: " + Logs.reason(log(unit)));
  }

  private Path log(Unit unit) {
    return state.logs().resolve(unit.name() + ".log");
  }
}
