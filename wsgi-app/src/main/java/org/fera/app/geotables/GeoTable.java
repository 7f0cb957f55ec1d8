package org.fera.app.geotables;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a table with the features of a layer. */
public record GeoTable(String schema, String name) {

  private static final String DEFAULT_SCHEMA = "public";
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  /**
   * From the column geo_table.
   *
   * @param written {@code schema.table} or {@code table}; {@code {NAME}} stands for a variable, so
   *     that environments can have different tables
   * @param variables the process' environment
   * @throws IllegalArgumentException when a variable is not set
   */
  public static GeoTable of(String written, Map<String, String> variables) {
    String full = VARIABLE.matcher(written.strip()).replaceAll(found -> value(found, variables));
    int dot = full.indexOf('.');
    return dot < 0
        ? new GeoTable(DEFAULT_SCHEMA, full)
        : new GeoTable(full.substring(0, dot), full.substring(dot + 1));
  }

  private static String value(MatchResult variable, Map<String, String> variables) {
    String value = variables.get(variable.group(1));
    if (value == null) {
      throw new IllegalArgumentException("the variable " + variable.group(1) + " is not set");
    }
    return Matcher.quoteReplacement(value);
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}
