package org.fera.router.bench;

import io.agroal.api.AgroalDataSource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.fera.postgres.Server;
import org.postgresql.Driver;

/**
 * The rows with where and on what they were measured: a table, JSON, and the raw pairs beside it.
 */
record Report(Instant date, JsonObject machine, JsonObject versions, List<Row> rows) {

  static Report of(Server postgres, List<Row> rows) throws IOException {
    return new Report(
        Instant.now().truncatedTo(ChronoUnit.SECONDS), thisMachine(), used(postgres), rows);
  }

  private static JsonObject thisMachine() throws IOException {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return new JsonObject()
        .put("processor", line("/proc/cpuinfo", "model name").orElse("unknown"))
        .put("processors", system.getAvailableProcessors())
        .put("memory", line("/proc/meminfo", "MemTotal").orElse("unknown"))
        .put("system", system.getName() + " " + system.getVersion())
        .put("loadAverage", system.getSystemLoadAverage());
  }

  private static Optional<String> line(String file, String key) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }

  private static JsonObject used(Server postgres) {
    Driver driver = new Driver();
    return new JsonObject()
        .put("java", Runtime.version().toString())
        .put("postgresql", postgres.ask(Pools.DATABASE, "show server_version").orElse("unknown"))
        .put("pgjdbc", driver.getMajorVersion() + "." + driver.getMinorVersion())
        .put("agroal", version(AgroalDataSource.class));
  }

  private static String version(Class<?> type) {
    return Optional.ofNullable(type.getPackage().getImplementationVersion()).orElse("unknown");
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    JsonArray lines = new JsonArray();
    rows.forEach(row -> lines.add(row.json()));
    JsonObject json =
        new JsonObject()
            .put("date", date.toString())
            .put("machine", machine)
            .put("versions", versions)
            .put("rows", lines);
    Files.writeString(file, json.encodePrettily() + "\n");
    JsonArray raw = new JsonArray();
    rows.forEach(row -> raw.add(row.raw()));
    String name = file.getFileName().toString().replaceFirst("\\.json$", "") + "-raw.json";
    Files.writeString(file.resolveSibling(name), raw.encodePrettily() + "\n");
  }

  void print(PrintStream out) {
    out.println(machine.encode());
    out.println(versions.encode());
    out.printf(
        "%-44s %12s %12s  %s%n",
        "", "ours", "peer", "ratio (its interval; above 1: ours is better)   holds");
    rows.forEach(row -> out.println(row.line()));
  }
}
