package org.fera.launcher.portal;

import java.nio.file.Path;
import java.util.ArrayList;
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
                      "127.0.0.1",
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
                  List.of(new Listening("127.0.0.1", port, "Memcached", OFFSET)));
            })
        .toList();
  }

  /**
   * HAProxy.
   *
   * @param version changes when its configuration does, so that supervisor starts it anew
   */
  public Unit haproxy(Path configuration, String version) {
    Ports ports = setting.ports();
    boolean entry = setting.shape().hasServices();
    List<Listening> addresses =
        new ArrayList<>(
            List.of(
                new Listening("127.0.0.1", ports.statistics(), "HAProxy's statistics", OFFSET)));
    if (entry) {
      addresses.add(
          new Listening(
              setting.entryPoint().address(),
              ports.entry(),
              "the entry",
              "FERA_PORT or FERA_PORT_OFFSET"));
    }
    if (setting.shape().has(Role.MAPSERVER)) {
      addresses.add(
          new Listening("127.0.0.1", ports.mapServer(), "HAProxy before MapServer", OFFSET));
    }
    return new Unit(
        "haproxy",
        "haproxy",
        1,
        null,
        entry ? setting.entryPoint().url() : null,
        List.of(Programs.find("haproxy").toString(), "-db", "-f", configuration.toString()),
        Map.of("LANG", "C.UTF-8", "FERA_CONFIGURATION", version),
        // It binds as whoever runs the launcher and gives its rights away itself.
        Optional.empty(),
        new Unit.Stopping("TERM", 10),
        Optional.empty(),
        addresses);
  }
}
