package org.fera.print.spec;

import java.awt.Color;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads colours as CSS writes them: {@code #rgb}, {@code #rrggbb}, {@code rgb()}, {@code rgba()}
 * and common names.
 */
final class Colours {

  private static final Pattern FUNCTION =
      Pattern.compile("rgba?\\(\\s*([^,]+),\\s*([^,]+),\\s*([^,)]+)(?:,\\s*([^)]+))?\\)");
  private static final Map<String, Color> NAMES =
      Map.ofEntries(
          Map.entry("black", Color.BLACK),
          Map.entry("white", Color.WHITE),
          Map.entry("red", Color.RED),
          Map.entry("green", new Color(0, 128, 0)),
          Map.entry("blue", Color.BLUE),
          Map.entry("yellow", Color.YELLOW),
          Map.entry("orange", new Color(255, 165, 0)),
          Map.entry("gray", Color.GRAY),
          Map.entry("grey", Color.GRAY),
          Map.entry("darkgray", new Color(169, 169, 169)),
          Map.entry("lightgray", new Color(211, 211, 211)),
          Map.entry("transparent", new Color(0, 0, 0, 0)));

  private Colours() {}

  /** A colour; empty if the text is none. */
  static Optional<Color> parse(String text) {
    String colour = text.trim().toLowerCase(Locale.ROOT);
    if (colour.matches("#[0-9a-f]{3}")) {
      colour = colour.replaceAll("([0-9a-f])", "$1$1");
    }
    if (colour.matches("#[0-9a-f]{6}")) {
      return Optional.of(new Color(Integer.parseInt(colour.substring(1), 16)));
    }
    Matcher function = FUNCTION.matcher(colour);
    if (function.matches()) {
      return function(function);
    }
    return Optional.ofNullable(NAMES.get(colour));
  }

  private static Optional<Color> function(Matcher parts) {
    try {
      float alpha = parts.group(4) == null ? 1 : part(parts.group(4), 1);
      return Optional.of(
          new Color(
              part(parts.group(1), 255) / 255,
              part(parts.group(2), 255) / 255,
              part(parts.group(3), 255) / 255,
              alpha > 1 ? alpha / 255 : alpha));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static float part(String text, float whole) {
    String number = text.trim();
    return number.endsWith("%")
        ? Float.parseFloat(number.substring(0, number.length() - 1)) / 100 * whole
        : Float.parseFloat(number);
  }
}
