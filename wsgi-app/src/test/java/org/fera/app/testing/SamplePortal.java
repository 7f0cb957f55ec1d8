package org.fera.app.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fera.app.database.Migrations;
import org.fera.app.database.SchemaName;
import org.fera.app.database.Schemas;
import org.fera.postgres.testing.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** The sample portal in a database of its own on a real cluster, with a real MapServer. */
public class SamplePortal implements QuarkusTestResourceLifecycleManager {

  /** Signs the portal's cookies. */
  public static final String SECRET = "s".repeat(64);

  /** Did so before. */
  public static final String OLD_SECRET = "o".repeat(64);

  /** A caller from there is in the intranet. */
  public static final String INTRANET = "127.0.0.77";

  /** What a caller from there tells of others is believed. */
  public static final String TRUSTED_PROXY = "127.0.0.79";

  /** What operators know. */
  public static final String OPERATOR_SECRET = "for operators";

  /** The host of an organisation of its own. */
  public static final String LAKE = "lake.example.org";

  /** What TinyOWS tells of its address. */
  public static final String TINYOWS = "http://inside/tinyows";

  private static final int SRID = 2056;

  private TestDatabase database;
  private JsonPeer tinyOws;

  @Override
  public Map<String, String> start() {
    database = TestDatabase.create();
    fill(database);
    fillMapServers();
    sqlFiles("wsgi-app/src/test/resources/portal").forEach(file -> load(database, file));
    database.awaitSlaves();
    Map<String, String> settings = new HashMap<>(database.environment());
    settings.put("fera.srid", String.valueOf(SRID));
    settings.put("fera.servers.mapserver", mapServer());
    // The same MapServer, taken for another one.
    settings.put("fera.servers.masked", mapServer().replace("127.0.0.1", "localhost"));
    settings.put(
        "fera.resourceproxy.targets.capabilities",
        mapServer() + "&SERVICE=%s&VERSION=%s&REQUEST=GetCapabilities");
    // Machines that test are slow: a drawing MapServer is not one that hangs.
    settings.put("fera.upstream.answer-timeout", "9s");
    settings.put("fera.ogc.patience", "30s");
    settings.put("fera.c2c.secret", OPERATOR_SECRET);
    settings.put("fera.router.debug-header", "true");
    settings.put("fera.authentication.secret", SECRET);
    settings.put("fera.authentication.old-secrets", OLD_SECRET);
    settings.put("fera.http.trusted-proxies", TRUSTED_PROXY);
    settings.put("fera.authentication.intranet-networks", INTRANET + "/32");
    settings.put("fera.authentication.authorized-referers", "maps.example.net");
    settings.put("fera.functionalities.types.location", "json");
    settings.put("fera.visible.web-host", "portal.example.org");
    settings.put("fera.visible.web-protocol", "https");
    settings.put("fera.visible.entry-point", "/portal/");
    settings.putAll(lake());
    settings.put("fera.extensions.jars", extension());
    tinyOws = new JsonPeer();
    settings.put("fera.tinyows.url", tinyOws.url() + "/tinyows");
    settings.put("fera.tinyows.online-resource", TINYOWS);
    settings.put(
        "fera.frontend.mobile.folder",
        Path.of(System.getProperty("fera.root"), "wsgi-app/src/test/resources/frontend/mobile")
            .toString());
    return settings;
  }

  private static String extension() {
    Path document = Path.of(System.getProperty("fera.root"), "docs/operations/extensions.md");
    try {
      return ExtensionJar.make(document).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> lake() {
    String lake = "fera.organisations.lake.";
    String folder = "wsgi-app/src/test/resources/locale";
    return Map.of(
        lake + "hosts",
        LAKE,
        lake + "interfaces.desktop",
        "mobile",
        lake + "roles.anonymous",
        "anonymous-lake",
        lake + "print-url",
        "http://127.0.0.1:9/print",
        lake + "locale-suffix",
        "-lake",
        "fera.locale.folder",
        Path.of(System.getProperty("fera.root"), folder).toString());
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(
        new PortalDatabase(database), new TestInjector.MatchesType(PortalDatabase.class));
    injector.injectIntoFields(tinyOws, field -> field.getName().equals("tinyOws"));
  }

  @Override
  public void stop() {
    if (tinyOws != null) {
      tinyOws.close();
    }
    if (database != null) {
      database.close();
    }
  }

  private static String mapServer() {
    String url = System.getProperty("fera.test.mapserver", "");
    if (url.isEmpty()) {
      throw new IllegalStateException(
          "fera.test.mapserver is not set: run ./fera test --only wsgi-app");
    }
    return url;
  }

  /** MapServer reads the database named fera of the same cluster: its private layers need roles. */
  private void fillMapServers() {
    TestDatabase served = new TestDatabase(database.cluster(), "fera");
    if (new PortalDatabase(served).value("SELECT to_regclass('main.treeitem')") == null) {
      fill(served);
      served.awaitSlaves();
    }
  }

  private static void fill(TestDatabase database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser("fera");
    Schemas schemas = new Schemas(new SchemaName("main"), new SchemaName("main_static"));
    try {
      new Migrations(schemas, SRID).migrate(source);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    PortalDatabase portal = new PortalDatabase(database);
    boolean sketches = portal.value("SELECT to_regclass('geodata.sketch_kind')") != null;
    for (Path file : sqlFiles("deploy/sample/sql")) {
      if (!sketches || !file.endsWith("01-sketch.sql")) {
        load(database, file);
      }
    }
  }

  private static List<Path> sqlFiles(String folder) {
    Path path = Path.of(System.getProperty("fera.root"), folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void load(TestDatabase database, Path file) {
    Map<String, String> settings = database.environment();
    ProcessBuilder psql =
        new ProcessBuilder(
                "psql",
                "--quiet",
                "--no-psqlrc",
                "-v",
                "ON_ERROR_STOP=1",
                "-v",
                "schema=main",
                "-v",
                "schema_static=main_static",
                "-f",
                file.toString())
            .redirectErrorStream(true);
    psql.environment().putAll(settings);
    psql.environment().put("PGUSER", "postgres");
    try {
      Process process = psql.start();
      String output = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IllegalStateException(file + ": " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
