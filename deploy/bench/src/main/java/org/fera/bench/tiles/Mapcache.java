package org.fera.bench.tiles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fera.bench.process.Ports;

/**
 * Debian's Apache with mod_mapcache.
 *
 * @param port that it listens on, on 127.0.0.1
 * @param workers processes by threads
 */
record Mapcache(Process process, int port, Workers workers) implements AutoCloseable {

  /** How Apache's event MPM shares out its work. */
  record Workers(int processes, int threads) {}

  /**
   * Starts it; what another one has kept in the folder is there.
   *
   * @param folder whose tiles are those of the disk cache
   * @param mapServer without a query
   * @param memcached port of its Memcached
   */
  static Mapcache start(Path folder, String mapServer, int memcached, Workers workers)
      throws IOException {
    int port = Ports.free();
    Map<String, String> values =
        Map.of(
            "FOLDER",
            folder.toString(),
            "PORT",
            Integer.toString(port),
            "MAPSERVER",
            mapServer,
            "MEMCACHED",
            Integer.toString(memcached),
            "PROCESSES",
            Integer.toString(workers.processes()),
            "THREADS",
            Integer.toString(workers.threads()),
            "WORKERS",
            Integer.toString(workers.processes() * workers.threads()));
    for (String below : List.of("", "tiles", "locks")) {
      Path open = Files.createDirectories(folder.resolve(below));
      // Apache's workers run as www-data.
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    write(folder, "mapcache.xml", values);
    Process process =
        new ProcessBuilder(
                "/usr/sbin/apache2",
                "-f",
                write(folder, "httpd.conf", values).toString(),
                "-DFOREGROUND")
            .inheritIO()
            .start();
    Ports.await(port, process);
    return new Mapcache(process, port, workers);
  }

  private static Path write(Path folder, String name, Map<String, String> values)
      throws IOException {
    try (InputStream in = Mapcache.class.getResourceAsStream(name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> value : values.entrySet()) {
        text = text.replace("@" + value.getKey() + "@", value.getValue());
      }
      return Files.writeString(folder.resolve(name), text);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  List<Long> pids() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(ProcessHandle::pid)
        .toList();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
