package org.fera.print;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fera.postgres.testing.TestDatabase;

/**
 * Lets print-service print the sample portal's app from the MapServer that the tests are given:
 * directly, through a portal and through a stranger; its queue is in a database of its own. It is
 * seen at {@value #VISIBLE} under {@value #POINT}.
 */
public class PrintServers implements QuarkusTestResourceLifecycleManager {

  static final String VISIBLE = "portal.test:8080";
  static final String POINT = "/city/";
  static final String SEAL_KEY = "the same secret everywhere";

  private Remote portal;
  private Remote stranger;
  private Path work;
  private TestDatabase database;
  private SmtpServer mails;

  @Override
  public Map<String, String> start() {
    try {
      portal = new Remote(mapserver());
      stranger = new Remote(mapserver());
      work = Files.createTempDirectory("fera-print-test");
      mails = new SmtpServer();
      prepareApps();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    database = TestDatabase.create();
    Map<String, String> settings = new TreeMap<>(database.environment());
    settings.put("fera.print.queue.key", "a secret for tests of the service");
    settings.put("fera.print.rights.key", SEAL_KEY);
    settings.put("fera.print.rights.wsgi-app", portal.url());
    settings.putAll(own());
    settings.put("fera.print.environments.integration.wsgi-app", portal.url() + "/integration");
    settings.put("fera.print.environments.integration.seen-at", "http://integration.test:81/city/");
    settings.put("fera.print.environments.integration.reached-at", portal.url() + "/integration");
    return settings;
  }

  /** The sample's app, and the same as {@code mailed} with a mail server. */
  private void prepareApps() throws IOException {
    Path sample = Path.of(System.getProperty("fera.root"), "deploy/sample/print");
    copy(sample, work.resolve("apps"));
    Path mailed = work.resolve("apps/mailed");
    copy(sample.resolve("default"), mailed);
    Files.writeString(
        mailed.resolve("config.yaml"),
        """

        smtp:
          fromAddress: prints@portal.test
          host: 127.0.0.1
          port: %d
          username: %s
          password: %s
          body: Your map is attached.
        """
            .formatted(mails.port(), SmtpServer.USER, SmtpServer.PASSWORD),
        StandardOpenOption.APPEND);
    copy(
        Path.of(System.getProperty("fera.root"), "print-service/src/test/resources/apps/steps"),
        work.resolve("apps/steps"));
    prepareGuarded(sample.resolve("default"), work.resolve("apps/guarded"));
    prepareKeyed(sample.resolve("default"), work.resolve("apps/keyed"));
  }

  /** The sample's app as {@code guarded}, for some roles only. */
  private static void prepareGuarded(Path sample, Path guarded) throws IOException {
    copy(sample, guarded);
    Path config = guarded.resolve("config.yaml");
    String layout = "  A4_landscape: !template\n";
    String text = Files.readString(config);
    Files.writeString(
        config,
        text.replace(layout, layout + "    access: [surveyor]\n")
            + "\naccess: [surveyor, clerk]\n");
  }

  /** The sample's app as {@code keyed}, which sends headers to a server that wants them. */
  private static void prepareKeyed(Path sample, Path keyed) throws IOException {
    copy(sample, keyed);
    Path config = keyed.resolve("config.yaml");
    String text = Files.readString(config);
    String step = "      - !createMap {}\n";
    String http =
        """
              - !configureHttpRequests
                httpProcessors:
                  - !forwardHeaders
                    headers: [Cookie, X-Tenant]
                    matchers: &stranger
                      - !hostnameMatch
                        host: 127.0.0.1
                  - !addHeaders
                    headers: {X-Key: abc}
                    matchers: *stranger
        """;
    String credential =
        """

        credentials:
          - !credential
            username: anna
            password: letters
            matchers:
              - !hostnameMatch
                host: 127.0.0.1
        allowedReferers:
          - !hostnameMatch
            host: %s
        """
            .formatted(VISIBLE.replaceFirst(":.*", ""));
    Files.writeString(config, text.replace(step, http + step) + credential);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(mails, new TestInjector.MatchesType(SmtpServer.class));
  }

  private Map<String, String> own() {
    URI mapserver = URI.create(mapserver());
    return Map.of(
        "fera.print.folders.apps",
        work.resolve("apps").toString(),
        "fera.print.folders.work",
        work.resolve("work").toString(),
        "fera.print.entry.host",
        VISIBLE,
        "fera.print.entry.point",
        POINT,
        // A whole report in one request: what waits for it waits as long as a browser would.
        "quarkus.http.test-timeout",
        "120s",
        "fera.print.entry.instance",
        "7",
        "fera.print.fetch.portal-url",
        portal.url(),
        "fera.print.fetch.allowed",
        mapserver.getScheme() + "://" + mapserver.getAuthority() + "," + stranger.url(),
        "fera.test.stranger",
        stranger.url());
  }

  /** URL of the MapServer with the sample data. */
  static String mapserver() {
    String url = System.getProperty("fera.test.mapserver", "");
    if (url.isEmpty()) {
      throw new AssertionError("These tests need MapServer: run ./fera test --only print-service");
    }
    return url;
  }

  @Override
  public void stop() {
    portal.close();
    stranger.close();
    database.close();
    try {
      mails.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
