package org.fera.kubernetes.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who talks to whom, computed from what containers are told: addresses in their variables and in
 * the configuration of HAProxy. Network policies allow exactly that.
 */
public final class Connections {

  private static final String DATABASE = "database";
  private static final Set<Integer> DATABASE_PORTS = Set.of(5432, 8000, 9187);
  private static final Set<String> DATABASE_HOSTS = Set.of("PGHOST", "PGHOST_SLAVE");
  private static final Pattern ADDRESS = Pattern.compile("(?:https?://)?([a-z][a-z0-9.-]*):(\\d+)");
  private static final Pattern SERVER =
      Pattern.compile("\"([a-z-]+)\\.\\$\\{NAMESPACE}[^:]*:(\\d+)\"");

  private final Manifests manifests;
  private final Manifests ofTheDatabase;

  /**
   * @param ofTheDatabase the manifests of the namespace that the database runs in
   */
  public Connections(Manifests manifests, Manifests ofTheDatabase) {
    this.manifests = manifests;
    this.ofTheDatabase = ofTheDatabase;
  }

  /** The connections that are needed, as {@code from > to:port}, by the pods' names. */
  public SortedSet<String> needed() {
    SortedSet<String> needed = new TreeSet<>();
    manifests
        .workloads()
        .forEach(
            workload -> {
              workload.containers().forEach(c -> ofVariables(workload, c, needed));
              SERVER
                  .matcher(References.configuration(manifests, workload, "haproxy.cfg"))
                  .results()
                  .forEach(r -> add(needed, workload, r.group(1), Integer.parseInt(r.group(2))));
            });
    return needed;
  }

  /**
   * The faults of the policies: connections that are needed and denied, or allowed and not needed.
   */
  public List<String> faults() {
    SortedSet<String> needed = needed();
    List<String> faults = new ArrayList<>();
    List<Peer> pods = peers();
    for (Peer from : withStranger(pods)) {
      for (Peer to : pods) {
        for (int port : to.ports()) {
          String connection = connection(from.name(), to.name(), port);
          boolean allowed = Policies.allow(from, to, port);
          boolean ours = from.isOf(manifests) || to.isOf(manifests);
          if (allowed != needed.contains(connection) && ours && !from.name().equals(DATABASE)) {
            faults.add(connection + (allowed ? " is allowed for nothing" : " is denied"));
          }
        }
      }
    }
    Set<String> known =
        pods.stream()
            .flatMap(to -> to.ports().stream().map(port -> to.name() + ":" + port))
            .collect(Collectors.toSet());
    needed.stream()
        .filter(connection -> !known.contains(connection.split(" > ")[1]))
        .forEach(connection -> faults.add(connection + " finds nobody who listens"));
    return faults;
  }

  private static List<Peer> withStranger(List<Peer> pods) {
    return Stream.concat(pods.stream(), Stream.of(Peer.stranger("default", "stranger"))).toList();
  }

  /** All pods of the overlay, and the database. */
  public List<Peer> peers() {
    Map<String, Peer> peers =
        manifests
            .workloads()
            .map(this::peer)
            .collect(Collectors.toMap(Peer::name, peer -> peer, (one, same) -> one));
    return Stream.concat(peers.values().stream(), Stream.of(database())).toList();
  }

  private Peer peer(Workload workload) {
    Set<Integer> ports =
        workload
            .containers()
            .flatMap(c -> References.ports(c).values().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return new Peer(
        workload.app(), workload.labels(), namespace(manifests), null, ports, manifests);
  }

  private Peer database() {
    return manifests
        .all("EndpointSlice")
        .map(slice -> slice.at("endpoints", 0, "addresses", 0).asText())
        .map(address -> Peer.outside(DATABASE, address, Set.of(5432)))
        .findFirst()
        .orElseGet(
            () ->
                new Peer(
                    DATABASE,
                    Map.of("cnpg.io/cluster", DATABASE),
                    namespace(ofTheDatabase),
                    null,
                    DATABASE_PORTS,
                    ofTheDatabase));
  }

  private static Map<String, String> namespace(Manifests manifests) {
    Resource namespace = manifests.all("Namespace").findFirst().orElseThrow();
    Map<String, String> labels = Labels.of(namespace.at("metadata", "labels"));
    labels.put("kubernetes.io/metadata.name", namespace.name());
    return labels;
  }

  private void ofVariables(Workload workload, ObjectNode container, SortedSet<String> needed) {
    Map<String, String> environment = Workload.environment(manifests, container);
    environment.forEach(
        (name, value) -> {
          if (DATABASE_HOSTS.contains(name)) {
            add(needed, workload, DATABASE, Integer.parseInt(environment.get("PGPORT")));
          } else if (!name.startsWith("VISIBLE_")) {
            Matcher address = ADDRESS.matcher(value);
            while (address.find()) {
              add(needed, workload, service(address.group(1)), Integer.parseInt(address.group(2)));
            }
          }
        });
  }

  /** The Service of a host name, which may begin with the name of a pod. */
  private String service(String host) {
    return Stream.of(host.split("\\."))
        .filter(label -> manifests.has("Service", label))
        .findFirst()
        .orElse(host);
  }

  private void add(SortedSet<String> needed, Workload from, String service, int port) {
    if (service.equals(DATABASE) || !manifests.has("Service", service)) {
      needed.add(connection(from.app(), service, port));
      return;
    }
    Resource to = manifests.one("Service", service);
    List<Workload> behind = References.behind(manifests, to).toList();
    Manifests.elements(to.at("spec", "ports"))
        .filter(p -> p.path("port").asInt() == port)
        .map(p -> p.path("targetPort").asText())
        .flatMapToInt(target -> targets(behind, target))
        .forEach(target -> needed.add(connection(from.app(), behind.get(0).app(), target)));
  }

  private static IntStream targets(List<Workload> workloads, String name) {
    return workloads.stream()
        .flatMap(Workload::containers)
        .map(References::ports)
        .filter(ports -> ports.containsKey(name))
        .mapToInt(ports -> ports.get(name));
  }

  private static String connection(String from, String to, int port) {
    return from + " > " + to + ":" + port;
  }
}
