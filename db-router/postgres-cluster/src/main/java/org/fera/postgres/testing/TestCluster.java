package org.fera.postgres.testing;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fera.postgres.ClusterException;
import org.fera.postgres.ClusterSettings;
import org.fera.postgres.Node;
import org.fera.postgres.PostgresCluster;
import org.fera.postgres.Server;

/**
 * A running cluster for tests, known by its addresses. All trust loopback; superuser {@code
 * postgres}.
 *
 * @param master takes writes
 * @param slaves stream from it
 */
public record TestCluster(Server master, List<Server> slaves) {

  /** System property with the addresses of a running cluster, the master's first. */
  public static final String PROPERTY = "fera.test.postgres";

  private static final int SHARED_SLAVES = 2;

  public TestCluster {
    slaves = List.copyOf(slaves);
  }

  /**
   * The cluster of the system property {@value #PROPERTY}; when that is empty, one with two slaves
   * that this JVM starts once, keeps in that property, and stops at its end. Tests leave it as it
   * is: who stops or holds a node takes {@link #own}.
   */
  public static TestCluster shared() {
    // A lock that every class loader of this JVM sees: Quarkus loads this class several times.
    synchronized (Runtime.getRuntime()) {
      String addresses = System.getProperty(PROPERTY, "").strip();
      if (addresses.isEmpty()) {
        PostgresCluster cluster = own(SHARED_SLAVES);
        prepareTemplate(cluster);
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close, "stop-test-cluster"));
        addresses =
            cluster.nodes().stream()
                .map(node -> node.server().toString())
                .collect(Collectors.joining(","));
        System.setProperty(PROPERTY, addresses);
      }
      return parse(addresses);
    }
  }

  private static TestCluster parse(String addresses) {
    List<Server> servers = Arrays.stream(addresses.split(",")).map(Server::parse).toList();
    return new TestCluster(servers.get(0), servers.subList(1, servers.size()));
  }

  /** The addresses of a cluster started with {@link #own}. */
  public static TestCluster of(PostgresCluster cluster) {
    return new TestCluster(
        cluster.master().server(), cluster.slaves().stream().map(Node::server).toList());
  }

  /**
   * Starts a cluster of the caller's own on free ports, to break as it likes and to close. It does
   * not outlive this JVM, however that ends.
   */
  public static PostgresCluster own(int slaves) {
    List<String> hosts =
        IntStream.rangeClosed(1, slaves + 1).mapToObj(number -> "127.0.0." + number).toList();
    ClusterException.PortTaken taken = null;
    for (int attempt = 0; attempt < 5; attempt++) {
      try {
        return start(hosts);
      } catch (ClusterException.PortTaken e) {
        taken = e;
      }
    }
    throw taken;
  }

  private static PostgresCluster start(List<String> hosts) {
    Path folder =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "fera-postgres-"
                + ProcessHandle.current().pid()
                + "-"
                + Long.toHexString(System.nanoTime()));
    ClusterSettings settings = ClusterSettings.forTests(folder, FreePort.on(hosts), hosts);
    Watchdog watchdog = Watchdog.over(folder);
    PostgresCluster cluster = new PostgresCluster(settings, watchdog::close);
    try {
      cluster.start();
      return cluster;
    } catch (RuntimeException e) {
      watchdog.close();
      throw e;
    }
  }

  /** Makes {@value TestTemplate#NAME} on a cluster started with {@link #own}. */
  public static void prepareTemplate(PostgresCluster cluster) {
    TestTemplate.prepare(cluster.master().server(), cluster.settings().programs(), root());
  }

  private static Path root() {
    return Path.of(System.getProperty("fera.root", "."));
  }
}
