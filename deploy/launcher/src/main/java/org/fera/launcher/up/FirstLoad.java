package org.fera.launcher.up;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.fera.launcher.Failure;
import org.fera.launcher.build.Sample;
import org.fera.launcher.portal.Database;
import org.fera.launcher.portal.Role;
import org.fera.launcher.portal.ServiceUnits;
import org.fera.launcher.portal.Setting;
import org.fera.launcher.terminal.Progress;
import org.fera.postgres.PostgresPrograms;

/**
 * Tables by wsgi-app's migrations and rows from the sample, once. That it is done stands in the
 * database itself, as its comment, which the same transaction writes.
 */
public record FirstLoad(Setting setting, Database database) {

  private static final String EMPTY = "Fera: a portal that began empty";
  private static final String SAMPLE = "Fera: a portal that began with the sample";

  /** For MapServer alone; an up with wsgi-app adds the rest. */
  private static final String GEODATA = "Fera: geodata of the sample";

  /**
   * Whether something is still to be loaded. Into a database on another server nothing is, unless
   * our own {@code up --only postgresql} has begun it.
   */
  public boolean isDue() {
    String begun = begun();
    if (!setting.shape().has(Role.POSTGRES)) {
      return begun.equals(GEODATA) && setting.shape().has(Role.WSGI_APP);
    }
    return !begun.equals(EMPTY)
        && !begun.equals(SAMPLE)
        && !(begun.equals(GEODATA) && !setting.shape().has(Role.WSGI_APP));
  }

  private String begun() {
    return database
        .ask(
            "select shobj_description(oid, 'pg_database') from pg_database"
                + " where datname = current_database()")
        .orElse("");
  }

  /**
   * Makes the tables and, unless the portal is to begin empty, loads the sample.
   *
   * @return what was done, in a few words
   */
  public String run(ServiceUnits services, boolean empty, Progress.Step step) {
    boolean portal = setting.shape().has(Role.WSGI_APP);
    if (portal) {
      step.at("tables");
      migrate(services);
    }
    if (empty) {
      load(List.of(), EMPTY);
      return "empty";
    }
    step.at("rows");
    Path geodata = setting.sample().resolve("geodata.sql.gz");
    List<Path> files = new ArrayList<>();
    if (!begun().equals(GEODATA)) {
      files.add(geodata);
    }
    if (portal) {
      files.addAll(Sample.rows(setting.sample()));
    }
    load(files, portal ? SAMPLE : GEODATA);
    return portal ? "sample portal loaded" : "geodata loaded";
  }

  private void migrate(ServiceUnits services) {
    Path log = setting.state().logs().resolve("migrate.log");
    List<String> options = List.of("-Dfera.migrate=only", "-Dquarkus.http.port=0");
    if (!ServiceRun.ofWsgiApp(setting, services, options, List.of(), log)) {
      throw Failure.of("the tables could not be made: " + Logs.reason(log));
    }
  }

  private void load(List<Path> files, String comment) {
    Path log = setting.state().logs().resolve("load.log");
    List<String> words =
        List.of(
            PostgresPrograms.find().bin().resolve("psql").toString(),
            "-X",
            "-q",
            "-1",
            "-v",
            "ON_ERROR_STOP=1",
            "-v",
            "schema=main",
            "-v",
            "schema_static=main_static",
            "-o",
            "/dev/null",
            "-h",
            database.host(),
            "-p",
            Integer.toString(database.port()),
            "-U",
            database.user(),
            "-d",
            database.name(),
            "-f",
            "-");
    Process process =
        ServiceRun.start(words, Map.of("LANG", "C.UTF-8", "PGPASSWORD", database.password()), log);
    try (OutputStream input = process.getOutputStream()) {
      for (Path file : files) {
        copy(file, input);
        // A dump leaves settings behind that the next file does not expect.
        input.write("\nRESET ALL;\n".getBytes(StandardCharsets.UTF_8));
      }
      input.write(
          ("\nCOMMENT ON DATABASE " + database.name() + " IS '" + comment + "';\n")
              .getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // psql has ended before it read everything; its own words say why.
      process.destroy();
    }
    if (!ServiceRun.waitFor(process)) {
      throw Failure.of("the sample could not be loaded: " + Logs.reason(log));
    }
  }

  private static void copy(Path file, OutputStream to) throws IOException {
    try (InputStream stream = Files.newInputStream(file);
        InputStream plain =
            file.toString().endsWith(".gz") ? new GZIPInputStream(stream) : stream) {
      plain.transferTo(to);
    }
  }
}
