package org.fera.launcher.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.fera.launcher.Failure;
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
  public Unit entry(Path configuration, String version, EntryRules rules) {
    Ports ports = setting.ports();
    List<Listening> addresses =
        new ArrayList<>(
            List.of(
                new Listening("127.0.0.1", ports.statistics(), "HAProxy's statistics", OFFSET),
                new Listening(
                    setting.entryPoint().address(),
                    ports.entry(),
                    "the entry",
                    "FERA_PORT or FERA_PORT_OFFSET")));
    rules
        .tls()
        .ifPresent(
            tls ->
                addresses.add(
                    new Listening(
                        setting.entryPoint().address(),
                        tls.port(),
                        "the entry with TLS",
                        "FERA_TLS_PORT")));
    List<Path> files = new ArrayList<>(List.of(configuration));
    rules.dropIns().ifPresent(files::add);
    return haproxy(
        "haproxy",
        setting.entryPoint().url(),
        files,
        version + rules.dropIns().map(MapUnits::checksum).orElse(""),
        addresses);
  }

  /** Changes when one of the files does. */
  private static String checksum(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      CRC32 sum = new CRC32();
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        sum.update(file.toString().getBytes(StandardCharsets.UTF_8));
        sum.update(Files.readAllBytes(file));
      }
      return Long.toHexString(sum.getValue());
    } catch (IOException e) {
      throw Failure.usage("FERA_HAPROXY_DROP_INS: cannot read " + e.getMessage());
    }
  }

  /** HAProxy before MapServer's workers; {@code version} as for the entry. */
  public Unit mapEntry(Path configuration, String version) {
    Ports ports = setting.ports();
    return haproxy(
        "haproxy-mapserver",
        setting.mapServerUrl(),
        List.of(configuration),
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
      String name, String url, List<Path> files, String version, List<Listening> addresses) {
    List<String> command = new ArrayList<>(List.of(Programs.find("haproxy").toString(), "-db"));
    files.forEach(file -> command.addAll(List.of("-f", file.toString())));
    return new Unit(
        name,
        name,
        1,
        null,
        url,
        command,
        Map.of("LANG", "C.UTF-8", "FERA_CONFIGURATION", version),
        // It binds as whoever runs the launcher and gives its rights away itself.
        Optional.empty(),
        new Unit.Stopping("TERM", 10),
        Optional.empty(),
        addresses);
  }
}
