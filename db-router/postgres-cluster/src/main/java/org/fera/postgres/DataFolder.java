package org.fera.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A node's files. A folder under its final name is a finished one: initdb and clones work under
 * {@code <name>.partial-*}, which is renamed at the end and thrown away when found.
 */
record DataFolder(Path path, PostgresPrograms programs) {

  private static final String OWN = "fera.conf";
  private static final String PARTIAL = ".partial-";
  private static final Pattern CONNINFO =
      Pattern.compile("(?m)^primary_conninfo\\s*=\\s*'(?:[^']|'')*'\\s*$");
  private static final Pattern HOST = Pattern.compile("host=(\\S+) port=(\\d+)");
  private static final Pattern PORT = Pattern.compile("(?m)^port = '(\\d+)'$");
  private static final String TRUST_LOOPBACK =
      """
      # Written by Fera at each start. The servers listen on loopback only.
      host all         all 127.0.0.0/8 trust
      host replication all 127.0.0.0/8 trust
      """;

  /** The version of the first data folder below a cluster's folder. */
  static OptionalInt versionIn(Path cluster) {
    if (!Files.isDirectory(cluster)) {
      return OptionalInt.empty();
    }
    try (Stream<Path> nodes = Files.list(cluster)) {
      return nodes
          .filter(node -> node.getFileName().toString().matches(Node.NAME + "\\d+"))
          .sorted()
          .map(DataFolder::version)
          .filter(OptionalInt::isPresent)
          .findFirst()
          .orElse(OptionalInt.empty());
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  private static OptionalInt version(Path folder) {
    try {
      return OptionalInt.of(
          Integer.parseInt(Files.readString(folder.resolve("PG_VERSION")).strip()));
    } catch (IOException | NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  boolean exists() {
    return Files.exists(path);
  }

  /** Whether it holds a server's data, of the programs' version. */
  boolean usable() {
    OptionalInt version = version(path);
    if (version.isEmpty() || !Files.isRegularFile(path.resolve("global/pg_control"))) {
      return false;
    }
    if (version.getAsInt() != programs.version()) {
      throw programs.cannotRun(path, version.getAsInt());
    }
    return true;
  }

  boolean isStandby() {
    return Files.exists(path.resolve("standby.signal"));
  }

  /** 1 at first, one more with each promotion: of two masters the newer one counts. */
  int timeline() {
    try (Stream<Path> files = Files.list(path.resolve("pg_wal"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9A-F]{8}\\.history"))
          .mapToInt(name -> Integer.parseInt(name.substring(0, 8), 16))
          .max()
          .orElse(1);
    } catch (IOException e) {
      return 0;
    }
  }

  /** A folder beside this one to build it in; what earlier attempts left is removed first. */
  DataFolder partial() {
    removePartials();
    String name = path.getFileName() + PARTIAL + Long.toHexString(System.nanoTime());
    return new DataFolder(path.resolveSibling(name), programs);
  }

  void removePartials() {
    try (Stream<Path> siblings = Files.list(path.getParent())) {
      siblings
          .filter(
              sibling -> sibling.getFileName().toString().startsWith(path.getFileName() + PARTIAL))
          .forEach(Folders::delete);
    } catch (IOException e) {
      throw new ClusterException.StepFailed(
          "cannot clear " + path.getParent() + ": " + e.getMessage(), e);
    }
  }

  /** Gives a finished partial folder its name. */
  void finish(DataFolder partial) {
    try {
      Files.move(partial.path, path);
    } catch (IOException e) {
      throw new ClusterException.StepFailed(
          "cannot rename " + partial.path + ": " + e.getMessage(), e);
    }
  }

  /** Writes the settings that are ours: read at the next start. */
  void configure(Map<String, String> parameters) {
    String own =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(e -> e.getKey() + " = '" + e.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining("", "# Written by Fera at each start.\n", ""));
    write(OWN, own);
    write("pg_hba.conf", TRUST_LOOPBACK);
    String main = read("postgresql.conf");
    String include = "include = '" + OWN + "'\n";
    if (!main.contains(include)) {
      write("postgresql.conf", main + "\n" + include);
    }
  }

  /** The port that it was last configured for. */
  OptionalInt configuredPort() {
    Matcher port = PORT.matcher(read(OWN));
    return port.find() ? OptionalInt.of(Integer.parseInt(port.group(1))) : OptionalInt.empty();
  }

  /** Where this slave takes its WAL from. */
  Optional<Server> upstream() {
    Matcher line = CONNINFO.matcher(read("postgresql.auto.conf"));
    Optional<Server> last = Optional.empty();
    while (line.find()) {
      Matcher host = HOST.matcher(line.group());
      if (host.find()) {
        last = Optional.of(new Server(host.group(1), Integer.parseInt(host.group(2))));
      }
    }
    return last;
  }

  /** Makes it a slave of another server from its next start on. */
  void follow(Server upstream, String name) {
    String others = CONNINFO.matcher(read("postgresql.auto.conf")).replaceAll("").strip();
    write(
        "postgresql.auto.conf",
        others + "\nprimary_conninfo = '" + conninfo(upstream, name) + "'\n");
    write("standby.signal", "");
  }

  /** libpq's words for the connection of a slave to its upstream. */
  static String conninfo(Server upstream, String name) {
    return "host="
        + upstream.host()
        + " port="
        + upstream.port()
        + " user="
        + Server.SUPERUSER
        + " application_name="
        + name
        + " connect_timeout=5 sslmode=disable";
  }

  private String read(String file) {
    try {
      Path target = path.resolve(file);
      return Files.exists(target) ? Files.readString(target) : "";
    } catch (IOException e) {
      throw new ClusterException.StepFailed(
          "cannot read " + path.resolve(file) + ": " + e.getMessage(), e);
    }
  }

  private void write(String file, String text) {
    Path target = path.resolve(file);
    try {
      Files.writeString(target, text);
      programs.own(target);
    } catch (IOException e) {
      throw new ClusterException.StepFailed("cannot write " + target + ": " + e.getMessage(), e);
    }
  }
}
