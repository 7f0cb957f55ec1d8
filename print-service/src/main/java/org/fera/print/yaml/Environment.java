package org.fera.print.yaml;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in the environment where a file's name ends with {@code .tmpl}, as GeoMapFish's projects
 * have it: {@code ${NAME}}; {@code ${DOLLAR}} is a dollar sign.
 */
public final class Environment {

  /** Ending of files that are filled in. */
  public static final String TEMPLATE = ".tmpl";

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

  private Environment() {}

  static String filledIn(Path path, String text) {
    return path.toString().endsWith(TEMPLATE) ? filledIn(path, text, System.getenv()) : text;
  }

  static String filledIn(Path path, String text, Map<String, String> environment) {
    StringBuilder filled = new StringBuilder();
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      String name = variable.group(1);
      String value = name.equals("DOLLAR") ? "$" : environment.get(name);
      if (value == null) {
        int line = text.substring(0, variable.start()).split("\n", -1).length;
        throw new ConfigException(path, line, "the environment has no variable \"" + name + "\"");
      }
      variable.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return variable.appendTail(filled).toString();
  }
}
