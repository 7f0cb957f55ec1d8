package org.fera.launcher.up;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fera.launcher.Failure;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.Unit;
import org.fera.launcher.state.StateFolder;
import org.fera.postgres.Node;

/**
 * What the last up planned, for the commands that look at it.
 *
 * @param url the portal's address; null without services
 * @param supervisorPort of the supervisord that runs it
 */
public record Roster(
    String url, int supervisorPort, List<Member> members, List<Database> databases) {

  private static final String FILE = "roster.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A process. */
  public record Member(String name, String service, int instance, String environment, String url) {}

  /** A PostgreSQL node. */
  public record Database(String name, String host, int port) {}

  static Roster of(Portal portal) {
    return new Roster(
        portal.setting().shape().has(Role.HAPROXY) ? portal.setting().entryPoint().url() : null,
        portal.setting().ports().supervisor(),
        portal.units().stream().map(Roster::member).toList(),
        portal.postgres().isEmpty()
            ? List.of()
            : portal.cluster().nodes().stream().map(Roster::database).toList());
  }

  private static Member member(Unit unit) {
    return new Member(unit.name(), unit.service(), unit.instance(), unit.environment(), unit.url());
  }

  private static Database database(Node node) {
    return new Database(node.name(), node.host(), node.port());
  }

  void keepIn(StateFolder state) {
    try {
      Files.writeString(state.data().resolve(FILE), JSON.writeValueAsString(this));
    } catch (IOException e) {
      throw Failure.machine("cannot write to " + state.data() + ": " + e.getMessage());
    }
  }

  /** That of a state folder; one with nothing in it before the first up. */
  public static Roster in(StateFolder state) {
    Path file = state.data().resolve(FILE);
    try {
      return Files.exists(file)
          ? JSON.readValue(Files.readString(file), Roster.class)
          : new Roster(null, 0, List.of(), List.of());
    } catch (IOException e) {
      throw Failure.of("cannot read " + file + ": " + e.getMessage());
    }
  }
}
