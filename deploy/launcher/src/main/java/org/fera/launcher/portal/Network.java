package org.fera.launcher.portal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fera.launcher.Failure;

/**
 * Where each role is reached: here, or where {@code --join} says.
 *
 * @param address where this server's own processes listen for the others (FERA_ADDRESS); control
 *     and statistics are on 127.0.0.1 always
 * @param entry the address by which this server itself reaches the portal's entry, when that is
 *     here
 * @param join the roles that run elsewhere
 */
public record Network(Shape shape, Ports ports, String address, String entry, Join join) {

  private static final String LOOPBACK = "127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}";
  private static final String ADDRESS = "\\d{1,3}(\\.\\d{1,3}){3}";
  private static final int MEMCACHED = 2;

  /**
   * A PostgreSQL node.
   *
   * @param host name or address
   */
  public record Node(String host, int port) {}

  /** By what the environment says. */
  public static Network of(Shape shape, Ports ports, Join join, Map<String, String> variables) {
    String given = variables.getOrDefault("FERA_ADDRESS", "");
    String address = given.isEmpty() ? "127.0.0.1" : given;
    if (!address.matches(ADDRESS)) {
      throw Failure.usage(
          "FERA_ADDRESS has to be an IPv4 address of this machine, is '" + given + "'");
    }
    if (shape.has(Role.POSTGRES) && !address.matches(LOOPBACK)) {
      throw Failure.usage(
          "PostgreSQL of ./fera trusts loopback and listens nowhere else, FERA_ADDRESS is "
              + address
              + ": use a PostgreSQL of the system and name it in the file of --join");
    }
    String bind = variables.getOrDefault("FERA_BIND", "");
    String entry = bind.isEmpty() ? address : bind.equals("*") ? "127.0.0.1" : bind;
    return new Network(shape, ports, address, entry, join);
  }

  /** Addresses for the nodes of a PostgreSQL here, the master's first. */
  public List<String> ownDatabaseHosts() {
    String base = address.matches(LOOPBACK) ? address : "127.0.0.1";
    int dot = base.lastIndexOf('.');
    int first = Integer.parseInt(base.substring(dot + 1));
    return IntStream.rangeClosed(0, shape.slaves())
        .mapToObj(number -> base.substring(0, dot + 1) + (first + number))
        .toList();
  }

  /** The PostgreSQL nodes, the master first. */
  public List<Node> databases() {
    if (shape.has(Role.POSTGRES) || !join.hasDatabase()) {
      return ownDatabaseHosts().stream().map(host -> new Node(host, ports.postgres())).toList();
    }
    String port = join.of("PGPORT").orElse("5432");
    return Stream.concat(
            Stream.of(new Node(join.of("PGHOST").orElseThrow(), Integer.parseInt(port))),
            join.all("PGHOST_SLAVE").stream()
                .map(
                    host -> new Node(host, Integer.parseInt(join.of("PGPORT_SLAVE").orElse(port)))))
        .toList();
  }

  /** MapServer's address for the services. */
  public String mapServer() {
    String own = "http://" + address + ":" + ports.mapServer() + "/mapserv?map=geodata";
    return shape.has(Role.MAPSERVER) ? own : join.of("MAPSERVER").orElse(own);
  }

  /** Addresses of Memcached. */
  public List<String> memcached() {
    return shape.has(Role.MEMCACHED) || join.of("MEMCACHED").isEmpty()
        ? IntStream.rangeClosed(1, MEMCACHED)
            .mapToObj(number -> address + ":" + ports.memcached(number))
            .toList()
        : join.all("MEMCACHED");
  }

  /** The portal's entry for the services, without a slash at its end. */
  public String entryUrl() {
    String own = "http://" + entry + ":" + ports.entry();
    return shape.has(Role.HAPROXY) ? own : join.of("HAPROXY").orElse(own);
  }

  /** The instances of a service for an environment; none when nobody runs it. */
  public List<String> instances(Role role, Environment environment) {
    if (!shape.has(role)) {
      return join.all(key(role, environment));
    }
    return IntStream.rangeClosed(1, shape.instances())
        .mapToObj(number -> url(role, environment, number))
        .toList();
  }

  /** One of the instances here. */
  public String url(Role role, Environment environment, int instance) {
    int port =
        role == Role.WSGI_APP
            ? ports.wsgiApp(environment, instance)
            : ports.service(role, instance);
    return "http://" + address + ":" + port;
  }

  /** The key of a service in the file of {@code --join}. */
  static String key(Role role, Environment environment) {
    return (role.word() + (role == Role.WSGI_APP ? environment.suffix() : ""))
        .replace('-', '_')
        .toUpperCase(java.util.Locale.ROOT);
  }

  /**
   * From whose addresses requests come that are not the caller's own, with commas between:
   * HAProxy's and the services'. Names do not count, the services want addresses.
   */
  public String proxies() {
    return Stream.concat(
            Stream.of("127.0.0.1"), join.hosts().stream().filter(host -> host.matches(ADDRESS)))
        .distinct()
        .collect(Collectors.joining(","));
  }

  /** What runs here, for the files of the others. */
  public Join own() {
    Map<String, String> addresses = new java.util.TreeMap<>();
    if (shape.has(Role.POSTGRES)) {
      List<String> hosts = ownDatabaseHosts();
      String port = Integer.toString(ports.postgres());
      addresses.put("PGHOST", hosts.get(0));
      addresses.put("PGPORT", port);
      if (hosts.size() > 1) {
        addresses.put("PGHOST_SLAVE", String.join(",", hosts.subList(1, hosts.size())));
        addresses.put("PGPORT_SLAVE", port);
      }
    }
    if (shape.has(Role.MAPSERVER)) {
      addresses.put("MAPSERVER", mapServer());
    }
    if (shape.has(Role.MEMCACHED)) {
      addresses.put("MEMCACHED", String.join(",", memcached()));
    }
    for (Role role : Role.SERVICES) {
      if (shape.has(role)) {
        for (Environment environment :
            role == Role.WSGI_APP ? shape.environments() : List.of(Environment.PRODUCTION)) {
          addresses.put(key(role, environment), String.join(",", instances(role, environment)));
        }
      }
    }
    if (shape.has(Role.HAPROXY)) {
      addresses.put("HAPROXY", "http://" + address + ":" + ports.entry());
    }
    return new Join(addresses);
  }
}
