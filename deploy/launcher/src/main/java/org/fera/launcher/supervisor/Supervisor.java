package org.fera.launcher.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fera.launcher.Failure;
import org.fera.launcher.machine.Patience;
import org.fera.launcher.machine.Programs;
import org.fera.launcher.machine.Tool;
import org.fera.launcher.state.Secrets;
import org.fera.launcher.state.StateFolder;

/** The supervisord of a state folder, over its XML-RPC interface. */
public final class Supervisor {

  /** Faults of supervisor's interface that say that there is nothing to do. */
  private static final int ALREADY_STARTED = 60;

  private static final int NOT_RUNNING = 70;
  private static final int BAD_NAME = 10;

  private final StateFolder state;
  private final SupervisorFiles files;
  private final XmlRpc rpc;

  public Supervisor(StateFolder state, int port) {
    Secrets secrets = Secrets.of(state.data());
    this.state = state;
    this.files = new SupervisorFiles(state, port, secrets.supervisor());
    this.rpc = new XmlRpc(port, "fera", secrets.supervisor());
  }

  /** The files that it reads. */
  public SupervisorFiles files() {
    return files;
  }

  /** Whether it runs and is the one of this state folder. */
  public boolean isRunning() {
    try {
      return ("fera-" + state.id()).equals(rpc.call("supervisor.getIdentification"));
    } catch (IOException | XmlRpc.Fault notOurs) {
      return false;
    }
  }

  /** Starts it, with no variables of whoever calls but the necessary ones. */
  public void start() {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("env", "-i", "LANG=C.UTF-8", "HOME=" + state.scratch()));
    command.add("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    command.add(Programs.find("supervisord").toString());
    command.addAll(List.of("-c", files.configuration().toString()));
    Tool.Result result = Tool.of(command).run();
    if (!result.succeeded()) {
      throw Failure.of("supervisord did not start: " + result.lastLine());
    }
    Patience.until(Duration.ofSeconds(30), "supervisord does not answer", this::isRunning);
  }

  /** What changed in its files since it last read them. */
  public record Changes(List<String> added, List<String> changed, List<String> removed) {}

  /** Reads the files anew; nothing is started or stopped by that. */
  public Changes reread() {
    List<?> lists = (List<?>) ((List<?>) call("supervisor.reloadConfig")).get(0);
    return new Changes(names(lists.get(0)), names(lists.get(1)), names(lists.get(2)));
  }

  /** Makes a process known that is new in the files. */
  public void add(String name) {
    call("supervisor.addProcessGroup", name);
  }

  /** Stops a process and forgets it. */
  public void remove(String name) {
    stop(name);
    call("supervisor.removeProcessGroup", name);
  }

  /** Starts a process unless it runs; does not wait for it. */
  public void start(String name) {
    ignoring(ALREADY_STARTED, "supervisor.startProcess", name, false);
  }

  /** Stops a process and waits until it is gone. */
  public void stop(String name) {
    ignoring(NOT_RUNNING, "supervisor.stopProcess", name, true);
  }

  /** Stops a process without waiting. */
  public void stopSoon(String name) {
    ignoring(NOT_RUNNING, "supervisor.stopProcess", name, false);
  }

  /** All processes that it knows. */
  public List<ProcessState> processes() {
    List<ProcessState> states = new ArrayList<>();
    for (Object each : (List<?>) call("supervisor.getAllProcessInfo")) {
      Map<?, ?> info = (Map<?, ?>) each;
      states.add(
          new ProcessState(
              (String) info.get("name"),
              (String) info.get("statename"),
              (Integer) info.get("pid")));
    }
    return states;
  }

  /** A process; STOPPED when supervisor does not know it. */
  public ProcessState process(String name) {
    return processes().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElse(new ProcessState(name, "STOPPED", 0));
  }

  /** Ends it and waits until it is gone. */
  public void shutdown() {
    Path pidFile = files.pidFile();
    long pid = pid(pidFile);
    call("supervisor.shutdown");
    Patience.until(
        Duration.ofSeconds(120),
        "supervisord (process " + pid + ") does not end",
        () -> pid == 0 || ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  private static long pid(Path file) {
    try {
      return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }

  private void ignoring(int fault, String method, Object... parameters) {
    try {
      call(method, parameters);
    } catch (XmlRpc.Fault e) {
      if (e.code() != fault && e.code() != BAD_NAME) {
        throw e;
      }
    }
  }

  private Object call(String method, Object... parameters) {
    try {
      return rpc.call(method, parameters);
    } catch (IOException e) {
      throw Failure.of(
          "supervisord does not answer ("
              + e.getMessage()
              + "); its log is "
              + state.logs().resolve("supervisord.log"));
    }
  }

  private static List<String> names(Object list) {
    return ((List<?>) list).stream().map(String.class::cast).toList();
  }
}
