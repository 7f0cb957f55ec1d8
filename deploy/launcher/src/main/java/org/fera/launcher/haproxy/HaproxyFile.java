package org.fera.launcher.haproxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fera.launcher.portal.EntryPoint;
import org.fera.launcher.portal.EntryRules;
import org.fera.launcher.portal.Environment;
import org.fera.launcher.portal.Network;
import org.fera.launcher.portal.Role;

/**
 * The text of a haproxy.cfg. There are two: {@link #entryOf} with the services behind it, and
 * {@link #mapsOf} with MapServer's workers, so that no fault of a worker reaches the entry
 * (docs/adr/0015).
 *
 * @param statistics port of the statistics page
 * @param rules what an operator has added to the entry
 * @param account whom HAProxy becomes after binding; null when it keeps its own
 * @param mapserv MapServer's program
 */
public record HaproxyFile(
    Network network,
    int statistics,
    EntryPoint entryPoint,
    EntryRules rules,
    String account,
    String mapserv) {

  /** FastCGI workers of MapServer. */
  public static final int MAPSERVER_WORKERS = 3;

  /**
   * How many requests of a service run and wait: connections to an instance, length of the queue.
   */
  private record Limits(String balance, int connections, int queue, String timeout) {

    static Limits of(Role role) {
      return switch (role) {
        case PRINT_SERVICE -> new Limits("leastconn", 32, 64, "180s");
        case TILE_SERVICE -> new Limits("roundrobin", 256, 512, "60s");
        default -> new Limits("roundrobin", 128, 256, "60s");
      };
    }
  }

  /** The portal's entry, before the services wherever they are. */
  public static HaproxyFile entryOf(Network network, EntryPoint entryPoint, String account) {
    return entryOf(network, entryPoint, EntryRules.NONE, account);
  }

  /** The same with what an operator has added. */
  public static HaproxyFile entryOf(
      Network network, EntryPoint entryPoint, EntryRules rules, String account) {
    return new HaproxyFile(network, network.ports().statistics(), entryPoint, rules, account, null);
  }

  /** The entry of MapServer's workers. */
  public static HaproxyFile mapsOf(
      Network network, EntryPoint entryPoint, String account, String mapserv) {
    return new HaproxyFile(
        network,
        network.ports().mapServerStatistics(),
        entryPoint,
        EntryRules.NONE,
        account,
        mapserv);
  }

  /** The whole file. */
  public String text() {
    StringBuilder text =
        new StringBuilder(
            template("base.cfg")
                .replace(
                    "@ACCOUNT@",
                    account == null ? "" : "    user " + account + "\n    group " + account + "\n")
                .replace("@STATISTICS@", Integer.toString(statistics)));
    if (mapserv != null) {
      return text.append(mapServer()).toString();
    }
    text.append(entry());
    Role.SERVICES.forEach(role -> text.append(service(role, Environment.PRODUCTION)));
    environments()
        .others()
        .forEach(environment -> text.append(service(Role.WSGI_APP, environment)));
    return text.toString();
  }

  private String mapServer() {
    return template("mapserver.cfg")
        .replace("@PROGRAM@", mapserv)
        .replace("@BIND@", network.address() + ":" + network.ports().mapServer())
        .replace(
            "@SERVERS@",
            IntStream.rangeClosed(1, MAPSERVER_WORKERS)
                .mapToObj(n -> server("mapserver", n, worker(n)))
                .collect(Collectors.joining("\n")));
  }

  private String worker(int number) {
    return "127.0.0.1:" + network.ports().mapServerWorker(number);
  }

  private HaproxyEnvironments environments() {
    return new HaproxyEnvironments(network, entryPoint);
  }

  private String entry() {
    String prefix = entryPoint.prefix();
    String stripped =
        prefix.equals("/")
            ? ""
            : "    http-request set-var(txn.route) var(txn.path),regsub(^" + prefix + ",/)";
    HaproxyRules own = new HaproxyRules(rules, entryPoint, network);
    return template("entry.cfg")
        .replace("@TLS@\n", own.bind())
        .replace("@LIMIT@\n", own.admission())
        .replace("@PATHS@\n", own.paths())
        .replace("@ENTRY@", entryPoint.bind(network.ports().entry()))
        .replace("@PREFIX@", stripped)
        .replace("@ENVIRONMENTS@\n", environments().rules())
        .replace("@BACKENDS@\n", environments().backends())
        .replace("@PROTOCOL@", entryPoint.protocol());
  }

  private String service(Role role, Environment environment) {
    Limits limits = Limits.of(role);
    String name = role.word() + environment.suffix();
    List<String> instances = network.instances(role, environment);
    return template("service.cfg")
        .replace("@NAME@", name)
        .replace("@BALANCE@", limits.balance)
        .replace("@TIMEOUT@", limits.timeout)
        .replace("@QUEUE@", Integer.toString(limits.queue))
        .replace("@CONNECTIONS@", Integer.toString(limits.connections))
        .replace(
            "@SERVERS@",
            IntStream.rangeClosed(1, instances.size())
                .mapToObj(n -> ways(role, n) + server(name, n, address(instances.get(n - 1))))
                .collect(Collectors.joining("\n")));
  }

  private static String address(String url) {
    return url.replaceFirst("^http://", "");
  }

  /**
   * Without a database a print job lives in one instance, whose name ends its reference: who asks
   * for it goes there. With one any instance knows it, and this one has it in its memory most
   * likely. Instances of other servers count from 1 each, so that their names say nothing here.
   */
  private String ways(Role role, int number) {
    String name = role.word() + "-" + number;
    return role == Role.PRINT_SERVICE && network.shape().has(role)
        ? "    use-server " + name + " if { var(txn.route) -m reg '@" + name + "([./]|$)' }\n"
        : "";
  }

  private static String server(String name, int number, String address) {
    return String.format(Locale.ROOT, "    server %s-%d %s", name, number, address);
  }

  private static String template(String name) {
    try (InputStream stream = HaproxyFile.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
