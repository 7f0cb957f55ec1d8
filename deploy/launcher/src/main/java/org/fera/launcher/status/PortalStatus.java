package org.fera.launcher.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fera.launcher.state.StateFolder;
import org.fera.launcher.supervisor.ProcessState;
import org.fera.launcher.supervisor.Supervisor;
import org.fera.launcher.up.Roster;
import org.fera.launcher.up.Up;
import org.fera.postgres.Lsn;
import org.fera.postgres.Server;

/** What runs, in the form of {@code ./fera status --json}. */
public record PortalStatus(List<Service> services, List<Database> databases) {

  /**
   * A process.
   *
   * @param environment the portal's environment that it serves; null when it serves all
   * @param url null when it speaks no HTTP
   * @param pid null when there is no process
   * @param rssMb resident memory in MiB; null when there is no process
   */
  public record Service(
      String name,
      int instance,
      String environment,
      String url,
      Long pid,
      String state,
      @JsonProperty("rss_mb") Integer rssMb) {}

  /**
   * A PostgreSQL node.
   *
   * @param role master or slave, as it says itself; null when it does not answer
   * @param state up or down
   * @param lagBytes WAL that the master has written and this node has not replayed; null when
   *     either does not answer
   */
  public record Database(
      String name,
      String role,
      String host,
      int port,
      String state,
      @JsonProperty("lag_bytes") Long lagBytes) {}

  /** The status of a state folder's portal; empty when nothing runs. */
  public static PortalStatus of(StateFolder state) {
    if (!Up.hasRun(state)) {
      return new PortalStatus(List.of(), List.of());
    }
    Roster roster = Roster.in(state);
    Supervisor supervisor = new Supervisor(state, roster.supervisorPort());
    if (!supervisor.isRunning()) {
      return new PortalStatus(List.of(), List.of());
    }
    Map<String, ProcessState> processes =
        supervisor.processes().stream()
            .collect(Collectors.toMap(ProcessState::name, Function.identity()));
    return new PortalStatus(
        roster.members().stream().map(m -> service(m, processes.get(m.name()))).toList(),
        databases(roster.databases()));
  }

  private static Service service(Roster.Member member, ProcessState process) {
    boolean alive = process != null && process.pid() > 0;
    return new Service(
        member.service(),
        member.instance(),
        member.environment(),
        member.url(),
        alive ? process.pid() : null,
        process == null ? "stopped" : process.word(),
        alive ? residentMegabytes(process.pid()).orElse(null) : null);
  }

  private static Optional<Integer> residentMegabytes(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  private record Seen(Roster.Database node, Optional<String> role, Optional<Lsn> position) {

    static Seen of(Roster.Database node) {
      Server server = new Server(node.host(), node.port());
      try {
        return server.accepts()
            ? new Seen(
                node,
                Optional.of(server.isSlave() ? "slave" : "master"),
                Optional.of(server.position()))
            : new Seen(node, Optional.empty(), Optional.empty());
      } catch (RuntimeException wentMeanwhile) {
        return new Seen(node, Optional.empty(), Optional.empty());
      }
    }
  }

  private static List<Database> databases(List<Roster.Database> nodes) {
    List<Seen> seen = nodes.stream().map(Seen::of).toList();
    Optional<Lsn> written =
        seen.stream()
            .filter(s -> s.role.filter("master"::equals).isPresent())
            .flatMap(s -> s.position.stream())
            .findFirst();
    return seen.stream().map(s -> database(s, written)).toList();
  }

  private static Database database(Seen seen, Optional<Lsn> written) {
    Long lag =
        written
            .flatMap(w -> seen.position.map(p -> Math.max(0, w.value() - p.value())))
            .orElse(null);
    return new Database(
        seen.node.name(),
        seen.role.orElse(null),
        seen.node.host(),
        seen.node.port(),
        seen.role.isPresent() ? "up" : "down",
        lag);
  }
}
