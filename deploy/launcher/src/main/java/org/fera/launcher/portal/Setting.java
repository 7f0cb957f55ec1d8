package org.fera.launcher.portal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fera.launcher.machine.Accounts;
import org.fera.launcher.state.Secrets;
import org.fera.launcher.state.StateFolder;

/**
 * Everything that decides how a portal's processes are started.
 *
 * @param network where it listens and where the roles of other servers are
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
    Network network,
    Map<String, String> variables,
    Path services,
    Path sample) {

  /** The database of a portal, and the role that owns it. */
  public static final String DATABASE = "fera";

  /** The addresses of the PostgreSQL nodes that run here, the master's first. */
  public List<String> databaseHosts() {
    return network.ownDatabaseHosts();
  }

  /** libpq's words for "a slave, else the master". */
  public String readingConnection() {
    List<Network.Node> nodes = new ArrayList<>(network.databases());
    Collections.rotate(nodes, -1);
    return "host="
        + nodes.stream().map(Network.Node::host).collect(Collectors.joining(","))
        + " port="
        + nodes.stream().map(node -> Integer.toString(node.port())).collect(Collectors.joining(","))
        + " dbname="
        + database("PGDATABASE")
        + " user="
        + database("PGUSER")
        + " target_session_attrs=prefer-standby connect_timeout=2";
  }

  /**
   * How the database is entered. A PostgreSQL of ours trusts loopback and has fixed names; one
   * elsewhere is entered as the caller's variables say.
   *
   * @param variable PGUSER, PGPASSWORD or PGDATABASE
   */
  public String database(String variable) {
    return shape.has(Role.POSTGRES) ? DATABASE : variables.getOrDefault(variable, DATABASE);
  }

  /** Where the services ask MapServer. */
  public String mapServerUrl() {
    return network.mapServer();
  }
}
