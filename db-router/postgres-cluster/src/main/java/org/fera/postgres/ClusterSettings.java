package org.fera.postgres;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a cluster is made of.
 *
 * @param folder holds a data folder and a log per node
 * @param port of every node
 * @param hosts a loopback address per node, the master's first
 * @param programs that run it
 * @param parameters of postgresql.conf, the same for every node
 * @param durable whether files are flushed to disk; off only for tests
 */
public record ClusterSettings(
    Path folder,
    int port,
    List<String> hosts,
    PostgresPrograms programs,
    Map<String, String> parameters,
    boolean durable) {

  /**
   * @throws IllegalArgumentException without a host, or with one that is no IPv4 loopback address:
   *     loopback is all that is trusted
   */
  public ClusterSettings {
    folder = folder.toAbsolutePath().normalize();
    hosts = List.copyOf(hosts);
    parameters = Map.copyOf(parameters);
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("a cluster needs a master");
    }
    for (String host : hosts) {
      if (!host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")) {
        throw new IllegalArgumentException(host + " is no loopback address");
      }
    }
  }

  /** A cluster for work: durable, sized for a portal on one machine. */
  public static ClusterSettings of(Path folder, int port, List<String> hosts) {
    return new ClusterSettings(
        folder, port, hosts, PostgresPrograms.forCluster(folder), ServerParameters.work(), true);
  }

  /** A cluster for tests: nothing is flushed to disk, slaves notice changes fast. */
  public static ClusterSettings forTests(Path folder, int port, List<String> hosts) {
    return new ClusterSettings(
        folder, port, hosts, PostgresPrograms.forCluster(folder), ServerParameters.tests(), false);
  }

  /** These settings with a parameter of postgresql.conf set, for every node. */
  public ClusterSettings with(String parameter, String value) {
    Map<String, String> changed = new LinkedHashMap<>(parameters);
    changed.put(parameter, value);
    return new ClusterSettings(folder, port, hosts, programs, changed, durable);
  }

  /** These settings with other programs. */
  public ClusterSettings with(PostgresPrograms others) {
    return new ClusterSettings(folder, port, hosts, others, parameters, durable);
  }
}
