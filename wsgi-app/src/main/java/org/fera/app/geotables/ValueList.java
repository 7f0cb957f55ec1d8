package org.fera.app.geotables;

/**
 * The values of a column of a table, for a list to choose from. Names are those of existing
 * columns.
 *
 * @param order column to order by
 */
public record ValueList(GeoTable table, String value, String order) {

  /** Longer lists are of no use in a form. */
  public static final int MOST = 10_000;

  String select(int number) {
    return """
        (SELECT %d AS list, row_number() OVER (ORDER BY %s) AS place, %s::text AS value
        FROM %s.%s WHERE %s IS NOT NULL ORDER BY 2 LIMIT %d)
        """
        .formatted(
            number,
            quoted(order),
            quoted(value),
            quoted(table.schema()),
            quoted(table.name()),
            quoted(value),
            MOST);
  }

  /** Jdbi reads {@code :} and {@code <} in statements, so they are written as escapes. */
  private static String quoted(String name) {
    StringBuilder quoted = new StringBuilder("U&\"");
    name.codePoints()
        .forEach(
            c ->
                quoted.append(
                    Character.isLetterOrDigit(c) && c < 128 || c == '_'
                        ? Character.toString(c)
                        : "\\+%06X".formatted(c)));
    return quoted.append('"').toString();
  }
}
