package org.fera.launcher.portal;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fera.launcher.Failure;
import org.fera.launcher.machine.Listening;
import org.fera.launcher.machine.Programs;

/**
 * The instances of the three services: their commands and their variables.
 *
 * @param memory what java gets for each service, from deploy/memory.properties
 */
public record ServiceUnits(Setting setting, Properties memory) {

  /** Until an instance is killed that does not end: its delay, then what it gives requests. */
  public static final int SECONDS_TO_STOP = 40;

  /** Variables of the caller that reach the services as they are. */
  private static final List<String> PASSED =
      List.of("FERA_", "VISIBLE_", "QUARKUS_", "OTEL_", "PGSSLMODE", "TZ");

  private static final String TRUSTED_PROXIES = "FERA_HTTP_TRUSTED_PROXIES";

  /** Variables of the launcher, which are none of the services' business. */
  private static final List<String> KEPT =
      List.of(
          "FERA_STATE",
          "FERA_PORT",
          "FERA_PORT_OFFSET",
          "FERA_BIND",
          "FERA_ADDRESS",
          "FERA_TLS_CERTIFICATE",
          "FERA_TLS_PORT",
          "FERA_RATE_LIMIT",
          "FERA_HAPROXY_DROP_INS",
          "FERA_ENVIRONMENT_HOSTS",
          "FERA_DEBUG");

  /** Reads the memory settings. */
  public static ServiceUnits of(Setting setting, Path memoryFile) {
    Properties memory = new Properties();
    try (Reader reader = Files.newBufferedReader(memoryFile)) {
      memory.load(reader);
    } catch (IOException e) {
      throw Failure.of("cannot read " + memoryFile + ": " + e.getMessage());
    }
    return new ServiceUnits(setting, memory);
  }

  /** All instances of all services that the portal has. */
  public List<Unit> units() {
    return Role.SERVICES.stream()
        .filter(setting.shape()::has)
        .flatMap(role -> environments(role).flatMap(environment -> units(role, environment)))
        .toList();
  }

  /** Print- and tile-service are there for all environments at once. */
  private Stream<Environment> environments(Role role) {
    return role == Role.WSGI_APP
        ? setting.shape().environments().stream()
        : Stream.of(Environment.PRODUCTION);
  }

  private Stream<Unit> units(Role role, Environment environment) {
    return IntStream.rangeClosed(1, setting.shape().instances())
        .mapToObj(instance -> unit(role, environment, instance));
  }

  private Unit unit(Role role, Environment environment, int instance) {
    URI url = URI.create(setting.network().url(role, environment, instance));
    return new Unit(
        role.word() + environment.suffix() + "-" + instance,
        role.word(),
        instance,
        role == Role.WSGI_APP ? environment.name() : null,
        url.toString(),
        command(role),
        variables(role, environment, instance),
        setting.accounts().services(),
        new Unit.Stopping("TERM", SECONDS_TO_STOP),
        Optional.empty(),
        List.of(new Listening(url.getHost(), url.getPort(), role.word(), "FERA_PORT_OFFSET")));
  }

  /** The options of java for a service's memory. */
  public String options(Role role) {
    return memory.getProperty(role.word(), "").strip();
  }

  /** How a service's jar is run, with further options for java before {@code -jar}. */
  public List<String> command(Role role, String... options) {
    List<String> command = new ArrayList<>(List.of(Programs.java().toString()));
    command.addAll(List.of(options(role).split("\\s+")));
    command.add("-Djava.io.tmpdir=" + setting.state().scratch());
    command.addAll(List.of(options));
    command.add("-jar");
    command.add(jar(role).toString());
    return command;
  }

  /** A service's jar in the state folder. */
  public Path jar(Role role) {
    return setting.services().resolve(role.word()).resolve("quarkus-run.jar");
  }

  /** All variables of an instance that serves production, or all environments. */
  public Map<String, String> variables(Role role, int instance) {
    return variables(role, Environment.PRODUCTION, instance);
  }

  /**
   * All variables of an instance; those of the caller beat those made here, the database's apart.
   */
  public Map<String, String> variables(Role role, Environment environment, int instance) {
    EntryPoint entryPoint = setting.entryPoint().of(environment);
    Map<String, String> variables = new TreeMap<>();
    variables.put("LANG", "C.UTF-8");
    variables.put("MALLOC_ARENA_MAX", "2");
    variables.put("HOME", setting.state().scratch().toString());
    variables.put("FERA_ROUTER_DEBUG_HEADER", "true");
    variables.put("FERA_ROUTER_TOKEN_KEY", setting.secrets().routerToken());
    variables.put("VISIBLE_WEB_PROTOCOL", entryPoint.protocol());
    // Long enough for HAProxy to see that an instance is about to stop (check: fall 2, inter 1s).
    variables.put("QUARKUS_SHUTDOWN_DELAY", "3S");
    variables.putAll(ofTheSample());
    variables.putAll(own(role, environment));
    variables.putAll(new EnvironmentVariables(setting).of(role));
    variables.putAll(passed());
    variables.putAll(database());
    variables.put("VISIBLE_ENTRY_POINT", entryPoint.prefix());
    variables.put("VISIBLE_WEB_HOST", entryPoint.host());
    if (role == Role.WSGI_APP) {
      variables.put("PGSCHEMA", environment.schema(setting.variables()));
      variables.put("FERA_DYNAMIC_ENVIRONMENT", environment.name());
    }
    variables.put("FERA_INSTANCE", environment.suffix().replaceFirst("^-(.*)", "$1-") + instance);
    URI url = URI.create(setting.network().url(role, environment, instance));
    variables.put("QUARKUS_HTTP_HOST", url.getHost());
    variables.put("QUARKUS_HTTP_PORT", Integer.toString(url.getPort()));
    return variables;
  }

  private Map<String, String> own(Role role, Environment environment) {
    Network network = setting.network();
    return switch (role) {
      case WSGI_APP ->
          Map.of(
              "FERA_SERVERS_MAPSERVER",
              setting.mapServerUrl(),
              "FERA_PRINT_URL",
              new EnvironmentVariables(setting).inside(environment) + "/print",
              "FERA_MIGRATE",
              "start",
              TRUSTED_PROXIES,
              network.proxies());
      case TILE_SERVICE ->
          Map.of(
              "FERA_TILES_CONFIG",
              setting.sample().resolve("tiles/tiles.yaml").toString(),
              "FERA_TILES_SERVERS_MAPSERVER",
              setting.mapServerUrl(),
              "FERA_TILES_IDENTITY_URL",
              applications(),
              "FERA_TILES_MEMCACHED",
              String.join(",", network.memcached()),
              TRUSTED_PROXIES,
              network.proxies());
      case PRINT_SERVICE ->
          Map.of(
              "FERA_PRINT_APPS",
              setting.sample().resolve("print").toString(),
              "FERA_PRINT_PORTAL_URL",
              network.entryUrl(),
              // The entry keeps /internal/identity to itself.
              "FERA_PRINT_WSGI_APP_URL",
              applications());
      default -> throw new IllegalArgumentException(role + " is no service");
    };
  }

  /** All instances of production's wsgi-app, with commas between; empty if there are none. */
  private String applications() {
    return String.join(",", setting.network().instances(Role.WSGI_APP, Environment.PRODUCTION));
  }

  private Map<String, String> database() {
    Map<String, String> variables = new TreeMap<>();
    Network network = setting.network();
    if (!setting.shape().has(Role.POSTGRES) && !network.join().hasDatabase()) {
      return variables;
    }
    List<Network.Node> nodes = network.databases();
    variables.put("PGHOST", nodes.get(0).host());
    variables.put("PGPORT", Integer.toString(nodes.get(0).port()));
    for (String name : List.of("PGUSER", "PGPASSWORD", "PGDATABASE")) {
      // Ours trusts loopback; a password has to be given all the same.
      variables.put(name, setting.database(name));
    }
    variables.put("PGSCHEMA_STATIC", "main_static");
    if (nodes.size() > 1) {
      variables.put(
          "PGHOST_SLAVE",
          nodes.stream().skip(1).map(Network.Node::host).collect(Collectors.joining(",")));
      variables.put("PGPORT_SLAVE", Integer.toString(nodes.get(1).port()));
    }
    return variables;
  }

  private Map<String, String> ofTheSample() {
    Path file = setting.sample().resolve("portal.env");
    Map<String, String> variables = new TreeMap<>();
    if (!Files.exists(file)) {
      return variables;
    }
    try (Stream<String> lines = Files.lines(file)) {
      lines
          .filter(line -> line.matches("[A-Z_0-9]+=.*"))
          .forEach(
              line ->
                  variables.put(
                      line.split("=")[0],
                      line.substring(line.indexOf('=') + 1)
                          .replace("@DIR@", setting.sample().toString())));
    } catch (IOException e) {
      throw Failure.of("cannot read " + file + ": " + e.getMessage());
    }
    return variables;
  }

  private Map<String, String> passed() {
    return setting.variables().entrySet().stream()
        .filter(v -> PASSED.stream().anyMatch(v.getKey()::startsWith))
        .filter(v -> !KEPT.contains(v.getKey()) && !v.getValue().isEmpty())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
