package org.fera.app.environments.clone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's quoting. */
public final class Identifiers {

  private static final Pattern ELEMENT =
      Pattern.compile("\\s*(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))\\s*,?");

  private Identifiers() {}

  /** A name in double quotes. */
  public static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A text as a string constant. */
  public static String literal(String text) {
    return (text.contains("\\") ? "E'" : "'") + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** The names of a list as in {@code search_path}; empty for null. */
  static List<String> list(String text) {
    List<String> names = new ArrayList<>();
    Matcher element = ELEMENT.matcher(text == null ? "" : text);
    while (element.find()) {
      if (element.group(1) != null) {
        names.add(element.group(1).replace("\"\"", "\""));
      } else if (!element.group(2).isBlank()) {
        names.add(element.group(2).strip().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }

  /** A text between dollar quotes that it does not hold. */
  static String dollarQuote(String text) {
    StringBuilder tag = new StringBuilder("$body");
    while (text.contains(tag)) {
      tag.append('x');
    }
    tag.append('$');
    return tag + text + tag;
  }
}
