package org.fera.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What docs/contracts/wsgi-app-data.md says about tables.
 *
 * @param main columns by table, each {@code name type} or {@code name type!}
 * @param shared the same of the static schema
 * @param references {@code table.column -> table, deletion}
 */
record DataModel(
    SortedMap<String, SortedSet<String>> main,
    SortedMap<String, SortedSet<String>> shared,
    SortedSet<String> references) {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\|$");

  static DataModel read() throws IOException {
    String text = Files.readString(MigratedDatabase.file("docs/contracts/wsgi-app-data.md"));
    return new DataModel(
        tables(section(text, "Tables of the main schema")),
        tables(section(text, "Tables of the static schema")),
        references(section(text, "Keys")));
  }

  private static String section(String text, String title) {
    int start = text.indexOf("\n## " + title + "\n");
    if (start < 0) {
      throw new IllegalStateException("no section " + title);
    }
    int end = text.indexOf("\n## ", start + 1);
    return end < 0 ? text.substring(start) : text.substring(start, end);
  }

  private static SortedMap<String, SortedSet<String>> tables(String section) {
    SortedMap<String, SortedSet<String>> tables = new TreeMap<>();
    for (List<String> row : rows(section)) {
      tables.put(row.get(0), new TreeSet<>(Arrays.asList(row.get(1).split(", "))));
    }
    return tables;
  }

  private static SortedSet<String> references(String section) {
    SortedSet<String> references = new TreeSet<>();
    for (List<String> row : rows(section)) {
      references.add(row.get(0) + ", " + row.get(1));
    }
    return references;
  }

  private static List<List<String>> rows(String section) {
    return ROW.matcher(section)
        .results()
        .map(row -> List.of(row.group(1).strip(), row.group(2).strip()))
        .filter(row -> !row.get(0).startsWith("---"))
        .skip(1)
        .toList();
  }
}
