package org.fera.launcher.haproxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fera.launcher.portal.EntryPoint;
import org.fera.launcher.portal.Environment;
import org.fera.launcher.portal.Ports;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.Shape;

/**
 * The text of a haproxy.cfg. There are two: {@link #entryOf} with the services behind it, and
 * {@link #mapsOf} with MapServer's workers, so that no fault of a worker reaches the entry
 * (docs/adr/0015).
 *
 * @param statistics port of the statistics page
 * @param account whom HAProxy becomes after binding; null when it keeps its own
 * @param mapserv MapServer's program
 */
public record HaproxyFile(
    Shape shape,
    Ports ports,
    int statistics,
    EntryPoint entryPoint,
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

  /** The portal's entry: what runs of the services. */
  public static HaproxyFile entryOf(
      Shape shape, Ports ports, EntryPoint entryPoint, String account) {
    return new HaproxyFile(
        shape.only(EnumSet.copyOf(Role.SERVICES)),
        ports,
        ports.statistics(),
        entryPoint,
        account,
        null);
  }

  /** The entry of MapServer's workers. */
  public static HaproxyFile mapsOf(
      Shape shape, Ports ports, EntryPoint entryPoint, String account, String mapserv) {
    return new HaproxyFile(
        shape.only(EnumSet.of(Role.MAPSERVER)),
        ports,
        ports.mapServerStatistics(),
        entryPoint,
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
    if (shape.has(Role.MAPSERVER)) {
      text.append(mapServer());
    }
    if (shape.hasServices()) {
      text.append(entry());
      Role.SERVICES.forEach(role -> text.append(service(role)));
      new HaproxyEnvironments(shape, entryPoint)
          .others()
          .forEach(environment -> text.append(application(environment)));
    }
    return text.toString();
  }

  private String mapServer() {
    return template("mapserver.cfg")
        .replace("@PROGRAM@", mapserv)
        .replace("@PORT@", Integer.toString(ports.mapServer()))
        .replace(
            "@SERVERS@",
            servers(MAPSERVER_WORKERS, n -> server("mapserver", n, ports.mapServerWorker(n))));
  }

  private String entry() {
    String prefix = entryPoint.prefix();
    String stripped =
        prefix.equals("/")
            ? ""
            : "    http-request set-var(txn.route) var(txn.path),regsub(^" + prefix + ",/)";
    return template("entry.cfg")
        .replace("@ENTRY@", entryPoint.bind(ports.entry()))
        .replace("@PREFIX@", stripped)
        .replace("@ENVIRONMENTS@\n", new HaproxyEnvironments(shape, entryPoint).rules())
        .replace("@BACKENDS@\n", new HaproxyEnvironments(shape, entryPoint).backends())
        .replace("@PROTOCOL@", entryPoint.protocol());
  }

  private String service(Role role) {
    return service(
        role, role.word(), n -> ways(role, n) + server(role.word(), n, ports.service(role, n)));
  }

  /** wsgi-app of an environment other than production. */
  private String application(Environment environment) {
    String name = Role.WSGI_APP.word() + environment.suffix();
    return service(Role.WSGI_APP, name, n -> server(name, n, ports.wsgiApp(environment, n)));
  }

  private String service(Role role, String name, IntFunction<String> server) {
    Limits limits = Limits.of(role);
    int instances = shape.has(role) ? shape.instances() : 0;
    return template("service.cfg")
        .replace("@NAME@", name)
        .replace("@BALANCE@", limits.balance)
        .replace("@TIMEOUT@", limits.timeout)
        .replace("@QUEUE@", Integer.toString(limits.queue))
        .replace("@CONNECTIONS@", Integer.toString(limits.connections))
        .replace("@SERVERS@", servers(instances, server));
  }

  /**
   * Without a database a print job lives in one instance, whose name ends its reference: who asks
   * for it goes there. With one any instance knows it, and this one has it in its memory most
   * likely.
   */
  private static String ways(Role role, int number) {
    String name = role.word() + "-" + number;
    return role == Role.PRINT_SERVICE
        ? "    use-server " + name + " if { var(txn.route) -m reg '@" + name + "([./]|$)' }\n"
        : "";
  }

  private static String servers(int count, IntFunction<String> server) {
    return IntStream.rangeClosed(1, count).mapToObj(server).collect(Collectors.joining("\n"));
  }

  private static String server(String name, int number, int port) {
    return String.format(Locale.ROOT, "    server %s-%d 127.0.0.1:%d", name, number, port);
  }

  private static String template(String name) {
    try (InputStream stream = HaproxyFile.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
