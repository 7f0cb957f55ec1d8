package org.fera.launcher.images;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fera.launcher.Failure;
import org.fera.launcher.machine.Patience;
import org.fera.launcher.machine.Tool;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.ServiceUnits;
import org.fera.launcher.portal.Setting;
import org.fera.launcher.terminal.Progress;
import org.fera.launcher.test.TestServers;

/** Starts images beside servers of the tests, asks them for something real, and stops them. */
public record ImageTest(
    Path checkout,
    Map<String, String> variables,
    Engine engine,
    Image.Names names,
    Progress progress) {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int GRACE = 30;
  private static final int KILLED = 137;
  private static final String USER = "10001";

  /** Tries these images; ends with the first that fails. */
  public int run(List<Image> images) {
    if (!engine.runs()) {
      throw Failure.usage("buildah starts no containers: --engine docker or podman");
    }
    try (TestServers servers = TestServers.start(checkout, variables, progress)) {
      for (Image image : images) {
        progress.step(
            image.name(),
            step -> image.isService() ? service(servers.setting(), image) : map(servers.setting()));
      }
    }
    return 0;
  }

  private String service(Setting setting, Image image) {
    Role role = Role.of(image.name());
    URI service = URI.create("http://127.0.0.1:" + setting.ports().service(role, 1));
    long begin = System.nanoTime();
    try (Container container =
        Container.start(
            engine,
            "fera-test-" + image.name() + "-" + ProcessHandle.current().pid(),
            image.reference(names),
            environment(setting, role),
            setting.sample())) {
      awaitReady(container, service);
      double ready = (System.nanoTime() - begin) / 1e9;
      if (!container.user().equals(USER)) {
        throw Failure.of(image.name() + " runs as user " + container.user());
      }
      Question.of(image.name()).ask(service);
      String told =
          String.format(
              Locale.ROOT,
              "ready after %.1f s (Java: %s s), %d MiB resident, %d MB",
              ready,
              container.started(),
              container.resident(),
              engine.size(image.reference(names)) / 1_000_000);
      String exitCode = container.stop(GRACE);
      if (exitCode.equals(Integer.toString(KILLED))) {
        throw Failure.of(image.name() + " did not stop within " + GRACE + " s");
      }
      return told;
    }
  }

  private Map<String, String> environment(Setting setting, Role role) {
    ServiceUnits units = ServiceUnits.of(setting, checkout.resolve("deploy/memory.properties"));
    Map<String, String> environment = new TreeMap<>(units.variables(role, 1));
    // Java would go on without an archive that does not fit; before 25 it knows no such option.
    environment.put(
        "JAVA_TOOL_OPTIONS",
        units.options(role) + " -XX:+IgnoreUnrecognizedVMOptions -XX:AOTMode=on");
    environment.put("HOME", "/tmp");
    environment.put("FERA_PRINT_WORK", "/tmp/print");
    return environment;
  }

  private static void awaitReady(Container container, URI service) {
    URI health = service.resolve("/q/health/ready");
    Patience.until(
        LIMIT,
        container.name() + " is not ready after " + LIMIT.toSeconds() + " s",
        () -> Question.status(health) == 200 || !container.isRunning());
    if (Question.status(health) != 200) {
      throw Failure.of(container.name() + " ended: " + String.join(" / ", container.lastLines()));
    }
  }

  /** A map drawn by MapServer's image, started as a CGI program. */
  private String map(Setting setting) {
    String query =
        "map=geodata&SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=canton&STYLES=&CRS=EPSG:2056"
            + "&BBOX=2480000,1070000,2840000,1300000&WIDTH=360&HEIGHT=230&FORMAT=image/png";
    Map<String, String> cgi =
        Map.of(
            "REQUEST_METHOD",
            "GET",
            "QUERY_STRING",
            query,
            "MAPSERVER_CONFIG_FILE",
            setting.sample().resolve("mapserver/mapserver.conf").toString());
    String reference = new Image("mapserver", "", "", List.of()).reference(names);
    Tool.Result result =
        engine
            .command(
                Stream.of(
                        Stream.of("run", "--rm"),
                        Container.like(cgi, setting.sample()),
                        Stream.of(reference, "/usr/lib/cgi-bin/mapserv"))
                    .flatMap(part -> part))
            .run();
    if (!result.succeeded() || !result.output().contains("Content-Type: image/png")) {
      throw Failure.of("MapServer's image draws no map: " + result.output().strip());
    }
    return "draws a map, " + engine.size(reference) / 1_000_000 + " MB";
  }
}
