package org.fera.launcher.portal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fera.launcher.haproxy.HaproxyFile;
import org.fera.launcher.machine.Listening;
import org.fera.launcher.machine.Programs;

/** MapServer's workers, the two Memcached and HAProxy. */
public record MapUnits(Setting setting) {

  /** How many Memcached a portal has. */
  public static final int MEMCACHED = 2;

  /** MapServer's program. */
  public static final Path MAPSERV = Path.of("/usr/lib/cgi-bin/mapserv");

  private static final String OFFSET = "FERA_PORT_OFFSET";
  private static final Map<String, String> PLAIN = Map.of("LANG", "C.UTF-8");

  /** MapServer's workers: supervisor holds their sockets, so a worker that died is not missed. */
  public List<Unit> mapServer() {
    return IntStream.rangeClosed(1, HaproxyFile.MAPSERVER_WORKERS)
        .mapToObj(
            number -> {
              int port = setting.ports().mapServerWorker(number);
              return new Unit(
                  "mapserver-" + number,
                  "mapserver",
                  number,
                  null,
                  setting.mapServerUrl(),
                  List.of(MAPSERV.toString()),
                  Map.of(
                      "LANG",
                      "C.UTF-8",
                      "PGPASSWORD",
                      setting.database("PGPASSWORD"),
                      "MAPSERVER_CONFIG_FILE",
                      setting.sample().resolve("mapserver/mapserver.conf").toString()),
                  setting.accounts().services(),
                  // mapserv does not hear SIGTERM while it waits for a request.
                  new Unit.Stopping("KILL", 5),
                  Optional.of("tcp://127.0.0.1:" + port),
                  List.of(new Listening("127.0.0.1", port, "a MapServer worker", OFFSET)));
            })
        .toList();
  }

  /** The two Memcached. */
  public List<Unit> memcached() {
    return IntStream.rangeClosed(1, MEMCACHED)
        .mapToObj(
            number -> {
              int port = setting.ports().memcached(number);
              return new Unit(
                  "memcached-" + number,
                  "memcached",
                  number,
                  null,
                  null,
                  List.of(
                      Programs.find("memcached").toString(),
                      "-l",
                      setting.network().address(),
                      "-p",
                      Integer.toString(port),
                      "-U",
                      "0",
                      "-m",
                      "128"),
                  PLAIN,
                  setting.accounts().services(),
                  new Unit.Stopping("TERM", 10),
                  Optional.empty(),
                  List.of(new Listening(setting.network().address(), port, "Memcached", OFFSET)));
            })
        .toList();
  }

  /**
   * HAProxy before the services: the portal's entry.
   *
   * @param version changes when its configuration does, so that supervisor starts it anew
   */
  public Unit entry(Path configuration, String version) {
    Ports ports = setting.ports();
    return haproxy(
        "haproxy",
        setting.entryPoint().url(),
        configuration,
        version,
        List.of(
            new Listening("127.0.0.1", ports.statistics(), "HAProxy's statistics", OFFSET),
            new Listening(
                setting.entryPoint().address(),
                ports.entry(),
                "the entry",
                "FERA_PORT or FERA_PORT_OFFSET")));
  }

  /** HAProxy before MapServer's workers; {@code version} as for the entry. */
  public Unit mapEntry(Path configuration, String version) {
    Ports ports = setting.ports();
    return haproxy(
        "haproxy-mapserver",
        setting.mapServerUrl(),
        configuration,
        version,
        List.of(
            new Listening(
                "127.0.0.1",
                ports.mapServerStatistics(),
                "statistics of the HAProxy before MapServer",
                OFFSET),
            new Listening(
                setting.network().address(),
                ports.mapServer(),
                "HAProxy before MapServer",
                OFFSET)));
  }

  private static Unit haproxy(
      String name, String url, Path configuration, String version, List<Listening> addresses) {
    return new Unit(
        name,
        name,
        1,
        null,
        url,
        List.of(Programs.find("haproxy").toString(), "-db", "-f", configuration.toString()),
        Map.of("LANG", "C.UTF-8", "FERA_CONFIGURATION", version),
        // It binds as whoever runs the launcher and gives its rights away itself.
        Optional.empty(),
        new Unit.Stopping("TERM", 10),
        Optional.empty(),
        addresses);
  }
}
