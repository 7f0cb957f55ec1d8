package org.fera.router.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads where the nodes of a source are: own keys, PGHOST and the like, a URL, dbhost and the like.
 */
final class HostsReader {

  private final SourceValues values;

  HostsReader(SourceValues values) {
    this.values = values;
  }

  private record Hosts(List<HostPort> list, String origin) {}

  List<HostPort> masters(Optional<Value> own, Optional<Value> url) {
    return first(
        "master",
        () -> hosts(own, List.of()),
        () -> hosts(values.pg("PGHOST"), ports("PGPORT")),
        () -> ofUrl(url),
        () -> hosts(values.vars("dbhost"), varsPorts("dbport")));
  }

  List<HostPort> slaves(Optional<Value> own, Optional<Value> url) {
    return first(
        "slave",
        () -> hosts(own, List.of()),
        () -> hosts(values.pg("PGHOST_SLAVE"), ports("PGPORT_SLAVE", "PGPORT")),
        () -> ofUrl(url),
        () -> hosts(values.vars("dbhost_slave"), varsPorts("dbport_slave", "dbport")));
  }

  @SafeVarargs
  private List<HostPort> first(String key, Supplier<Optional<Hosts>>... places) {
    for (Supplier<Optional<Hosts>> place : places) {
      Optional<Hosts> hosts = place.get();
      if (hosts.isPresent()) {
        values.report(key, join(hosts.get().list()), hosts.get().origin());
        return hosts.get().list();
      }
    }
    return List.of();
  }

  private static Optional<Hosts> hosts(Optional<Value> value, List<Integer> ports) {
    return value.map(v -> new Hosts(HostPort.list(v.text(), ports, v.origin()), v.origin()));
  }

  private static Optional<Hosts> ofUrl(Optional<Value> url) {
    return url.map(v -> new Hosts(SqlAlchemyUrl.parse(v).hosts(), v.origin()));
  }

  private List<Integer> ports(String... variables) {
    return ports(Stream.of(variables).map(values::pg));
  }

  private List<Integer> varsPorts(String... keys) {
    return ports(Stream.of(keys).map(values::vars));
  }

  private static List<Integer> ports(Stream<Optional<Value>> places) {
    return places
        .flatMap(Optional::stream)
        .findFirst()
        .map(value -> HostPort.ports(value.text(), value.origin()))
        .orElse(List.of());
  }

  private static String join(List<HostPort> hosts) {
    return String.join(", ", hosts.stream().map(HostPort::toString).toList());
  }
}
