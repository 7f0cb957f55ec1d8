package org.fera.launcher.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fera.launcher.Failure;

/**
 * Where the roles are that run on other servers: addresses, no secrets. A file has a line {@code
 * KEY=value} for each, as every {@code up --only} prints its own.
 *
 * @param addresses by key; several of one key have commas between
 */
public record Join(Map<String, String> addresses) {

  /** Everything is here. */
  public static final Join NOBODY = new Join(Map.of());

  /** Kept in the state folder, so that the next up need not be told again. */
  private static final String FILE = "joined.env";

  private static final Pattern LINE = Pattern.compile("([A-Z][A-Z0-9_]*)=(\\S*)");

  /** What may stand for each key; {@code WSGI_APP_<NAME>} is that of another environment. */
  private static final Map<Pattern, Pattern> KEYS =
      Map.of(
          Pattern.compile("PGHOST(_SLAVE)?"),
          Pattern.compile("[A-Za-z0-9.-]+(,[A-Za-z0-9.-]+)*"),
          Pattern.compile("PGPORT(_SLAVE)?"),
          Pattern.compile("[0-9]{1,5}"),
          Pattern.compile("MEMCACHED"),
          Pattern.compile("[A-Za-z0-9.-]+:\\d+(,[A-Za-z0-9.-]+:\\d+)*"),
          Pattern.compile("MAPSERVER"),
          Pattern.compile("http://[A-Za-z0-9.-]+:\\d+/\\S*"),
          Pattern.compile("HAPROXY|PRINT_SERVICE|TILE_SERVICE|WSGI_APP(_[A-Z0-9]+)?"),
          Pattern.compile("http://[A-Za-z0-9.-]+:\\d+(,http://[A-Za-z0-9.-]+:\\d+)*"));

  public Join {
    addresses = Map.copyOf(addresses);
  }

  /**
   * Reads a file.
   *
   * @throws Failure that names the line that is wrong
   */
  public static Join read(Path file) {
    Map<String, String> addresses = new TreeMap<>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (int number = 1; number <= lines.size(); number++) {
        String line = lines.get(number - 1).strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          put(addresses, line, file + ", line " + number);
        }
      }
    } catch (IOException e) {
      throw Failure.usage("--join: cannot read " + file);
    }
    return new Join(addresses);
  }

  private static void put(Map<String, String> addresses, String line, String where) {
    var matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw Failure.usage("--join: " + where + " is no KEY=value: " + line);
    }
    String key = matcher.group(1);
    Pattern allowed =
        KEYS.entrySet().stream()
            .filter(known -> known.getKey().matcher(key).matches())
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(() -> Failure.usage("--join: " + where + " has an unknown key " + key));
    if (!allowed.matcher(matcher.group(2)).matches()) {
      throw Failure.usage("--join: " + where + " has no address of that kind: " + line);
    }
    // Two servers with the same role each have a line.
    addresses.merge(
        key,
        matcher.group(2),
        (first, second) -> key.startsWith("PGPORT") ? second : first + "," + second);
  }

  /** What the last up was told. */
  public static Join in(Path folder) {
    Path file = folder.resolve(FILE);
    return Files.exists(file) ? read(file) : NOBODY;
  }

  /** Keeps it for the next up. */
  public void keepIn(Path folder) {
    try {
      Files.write(folder.resolve(FILE), lines());
    } catch (IOException e) {
      throw Failure.machine("cannot write to " + folder + ": " + e.getMessage());
    }
  }

  /** As lines of a file. */
  public List<String> lines() {
    return new TreeMap<>(addresses)
        .entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList();
  }

  /** The value of a key. */
  public Optional<String> of(String key) {
    return Optional.ofNullable(addresses.get(key));
  }

  /** The addresses of a key; none when nobody is joined for it. */
  public List<String> all(String key) {
    return of(key).stream().flatMap(value -> Stream.of(value.split(","))).toList();
  }

  /** Whether there is a database elsewhere. */
  public boolean hasDatabase() {
    return addresses.containsKey("PGHOST");
  }

  /** The hosts of HAProxy and the services, which hand on whence their callers come. */
  public List<String> hosts() {
    return addresses.entrySet().stream()
        .filter(one -> one.getKey().matches("HAPROXY|WSGI_APP.*|.*_SERVICE"))
        .flatMap(one -> Stream.of(one.getValue().split(",")))
        .map(url -> url.replaceFirst("^http://", "").replaceFirst("[:/].*", ""))
        .distinct()
        .sorted()
        .toList();
  }
}
