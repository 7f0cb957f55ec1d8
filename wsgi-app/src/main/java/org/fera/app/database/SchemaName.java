package org.fera.app.database;

import java.util.regex.Pattern;

/**
 * The name of a PostgreSQL schema that may stand in SQL text: lower case letters, digits and
 * underscores, not longer than 50 characters, so that names derived from it stay below PostgreSQL's
 * limit of 63.
 */
public record SchemaName(String value) {

  private static final Pattern ALLOWED = Pattern.compile("[a-z_][a-z0-9_]{0,49}");

  /**
   * @throws IllegalArgumentException when the name is not of that form
   */
  public SchemaName {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'%s' is no schema name: use at most 50 of a-z, 0-9 and _, not starting with a digit."
              .formatted(value));
    }
  }

  /** The table of that name in this schema, quoted for SQL. */
  public String table(String name) {
    return "\"" + value + "\".\"" + name + "\"";
  }

  @Override
  public String toString() {
    return value;
  }
}
