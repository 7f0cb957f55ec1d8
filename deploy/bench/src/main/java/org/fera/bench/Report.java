package org.fera.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows with where and on what they were measured: a table, JSON, and the raw pairs beside it.
 *
 * @param machine processor, cores, memory, system, load when it ended
 * @param versions of what was measured, by name
 */
public record Report(
    Instant date, Map<String, Object> machine, Map<String, String> versions, List<Row> rows) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The rows of this machine, now. */
  public static Report of(Map<String, String> versions, List<Row> rows) throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return new Report(now, Machine.described(), new LinkedHashMap<>(versions), List.copyOf(rows));
  }

  /** Whether no row says that its goal is missed. */
  public boolean met() {
    return rows.stream().noneMatch(row -> row.holds().equals("no"));
  }

  /** Writes NAME.json and NAME-raw.json. */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("date", date.toString());
    all.put("machine", machine);
    all.put("versions", versions);
    all.put("rows", rows.stream().map(Row::json).toList());
    JSON.writeValue(file.toFile(), all);
    String raw = file.getFileName().toString().replaceFirst("\\.json$", "") + "-raw.json";
    JSON.writeValue(file.resolveSibling(raw).toFile(), rows.stream().map(Row::raw).toList());
  }

  /** Prints the table. */
  public void print(PrintStream out) {
    out.println(machine);
    out.println(versions);
    out.printf(
        "%-44s %12s %12s  %s%n",
        "", "ours", "peer", "ratio (its interval; above 1: ours is better)   holds");
    rows.forEach(row -> out.println(row.line()));
  }
}
