package org.fera.app.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fera.postgres.Server;

/** MapServer as a CGI program over the filled mapfile of deploy/sample. */
record MapServerCgi(Path folder) {

  private static final Path PROGRAM = Path.of("/usr/lib/cgi-bin/mapserv");

  /** Slaves first, and before them an address where nothing listens: libpq has to go on from it. */
  static MapServerCgi over(MigratedDatabase portal, Path folder) throws IOException {
    Path sample = MigratedDatabase.file("deploy/sample");
    copy(sample.resolve("mapserver"), folder.resolve("mapserver"));
    copy(sample.resolve("dem"), folder.resolve("dem"));
    Path mapserver = folder.resolve("mapserver");
    List<Server> servers =
        Stream.concat(
                portal.database().cluster().slaves().stream(),
                Stream.of(portal.database().cluster().master()))
            .toList();
    String connection =
        "host=127.0.0.99,%s port=%d,%s dbname=%s user=fera target_session_attrs=prefer-standby connect_timeout=2"
            .formatted(
                join(servers.stream().map(Server::host)),
                servers.get(0).port(),
                join(servers.stream().map(server -> Integer.toString(server.port()))),
                portal.database().name());
    replace(mapserver.resolve("geodata.map"), mapserver.resolve("run.map"), "%PG%", connection);
    Path conf = mapserver.resolve("mapserver.conf");
    replace(conf, conf, "@DIR@", mapserver.toString());
    return new MapServerCgi(mapserver);
  }

  private static String join(Stream<String> words) {
    return words.collect(Collectors.joining(","));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void replace(Path from, Path to, String mark, String text) throws IOException {
    Files.writeString(to, Files.readString(from).replace(mark, text));
  }

  /** The body of the answer to a query string. */
  byte[] get(String query) throws IOException, InterruptedException {
    if (!Files.isExecutable(PROGRAM)) {
      throw new IllegalStateException("no " + PROGRAM + ": run ./fera test --only wsgi-app");
    }
    ProcessBuilder program = new ProcessBuilder(PROGRAM.toString());
    program.environment().put("MAPSERVER_CONFIG_FILE", folder.resolve("mapserver.conf").toString());
    program.environment().put("REQUEST_METHOD", "GET");
    program.environment().put("QUERY_STRING", "map=geodata&" + query);
    program.redirectError(folder.resolve("stderr.log").toFile());
    Process process = program.start();
    byte[] answer = process.getInputStream().readAllBytes();
    process.waitFor();
    // One byte is one character in this charset, so positions agree.
    int body = new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
    byte[] bytes = new byte[answer.length - body];
    System.arraycopy(answer, body, bytes, 0, bytes.length);
    return bytes;
  }
}
