package org.fera.kubernetes.check;

import java.util.List;
import java.util.Map;

/**
 * The master accepts the connections of all instances at their highest number: their pools for
 * writing and for reads without a slave, and the two connections that each instance keeps beside
 * its pools (db-router's look, listening).
 */
public final class DatabaseConnections {

  /** Defaults of db-router: pools for writing, for reads on the master. */
  private static final int WRITE = 20;

  private static final int MASTER_READ = 10;
  private static final int BESIDE = 2;

  /** For superusers, replication, the operator, migrations. */
  private static final int RESERVED = 20;

  private DatabaseConnections() {}

  /** How many there may be, from one overlay. */
  public static int needed(Manifests manifests) {
    int needed = 0;
    for (String service : List.of("wsgi-app", "print-service")) {
      Workload workload = manifests.workload(service);
      Map<String, String> environment =
          Workload.environment(manifests, workload.container(service));
      String size = environment.get("SQLALCHEMY_POOL_SIZE");
      int write =
          size == null
              ? WRITE
              : Integer.parseInt(size)
                  + Integer.parseInt(environment.get("SQLALCHEMY_MAX_OVERFLOW"));
      // One more is there while instances are replaced.
      int instances = Totals.replicas(manifests, workload, true) + 1;
      needed += instances * (write + MASTER_READ + BESIDE);
    }
    // MapServer's workers come to the master while there is no slave.
    Workload mapserver = manifests.workload("mapserver");
    return needed + mapserver.replicas() * (int) (mapserver.containers().count() - 1);
  }

  /**
   * The faults.
   *
   * @param more further overlays over the same database
   */
  public static List<String> faults(Manifests manifests, Manifests... more) {
    int needed = needed(manifests) + RESERVED;
    for (Manifests other : more) {
      needed += needed(other);
    }
    int accepted =
        manifests
            .one("Cluster", "database")
            .at("spec", "postgresql", "parameters", "max_connections")
            .asInt();
    return accepted >= needed
        ? List.of()
        : List.of(
            "Cluster database: accepts " + accepted + " connections, " + needed + " may come");
  }
}
