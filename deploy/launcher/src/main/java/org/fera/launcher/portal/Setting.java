package org.fera.launcher.portal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fera.launcher.machine.Accounts;
import org.fera.launcher.state.Secrets;
import org.fera.launcher.state.StateFolder;

/**
 * Everything that decides how a portal's processes are started.
 *
 * @param variables the launcher's environment
 * @param services folder with the built services, one folder each
 * @param sample folder with the sample's files
 */
public record Setting(
    StateFolder state,
    Shape shape,
    Ports ports,
    Accounts accounts,
    Secrets secrets,
    EntryPoint entryPoint,
    Map<String, String> variables,
    Path services,
    Path sample) {

  /** The database of a portal, and the role that owns it. */
  public static final String DATABASE = "fera";

  private static final String MASTER = "127.0.0.1";

  /** The PostgreSQL nodes' addresses, the master's first. */
  public List<String> databaseHosts() {
    return IntStream.rangeClosed(0, shape.slaves())
        .mapToObj(number -> "127.0.0." + (number + 1))
        .toList();
  }

  /** libpq's words for "a slave, else the master". */
  public String readingConnection() {
    List<String> hosts = databaseHosts();
    String slavesFirst =
        hosts.stream().skip(1).map(host -> host + ",").collect(Collectors.joining()) + MASTER;
    return "host="
        + slavesFirst
        + " port="
        + ports.postgres()
        + " dbname="
        + DATABASE
        + " user="
        + DATABASE
        + " target_session_attrs=prefer-standby connect_timeout=2";
  }

  /** Where the services ask MapServer. */
  public String mapServerUrl() {
    return "http://127.0.0.1:" + ports.mapServer() + "/mapserv?map=geodata";
  }
}
