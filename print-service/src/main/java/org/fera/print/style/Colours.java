package org.fera.print.style;

import java.awt.Color;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads colours as CSS and MapFish Print write them: {@code #rgb}, {@code #rrggbb}, {@code rgb()},
 * {@code rgba()}, {@code hsl()}, {@code hsla()}, names, and whole numbers.
 */
public final class Colours {

  private static final Pattern FUNCTION =
      Pattern.compile(
          "(rgb|hsl)a?\\(\\s*([^,\\s]+)[,\\s]+([^,\\s]+)[,\\s]+([^,)\\s]+)(?:[,/\\s]+([^)\\s]+))?\\s*\\)");

  private Colours() {}

  /** A colour; empty if the text is none. */
  public static Optional<Color> parse(String text) {
    String colour = text.trim().toLowerCase(Locale.ROOT);
    if (colour.matches("#[0-9a-f]{3}")) {
      colour = colour.replaceAll("([0-9a-f])", "$1$1");
    }
    if (colour.matches("#[0-9a-f]{6}") || colour.matches("0x[0-9a-f]{6}")) {
      return Optional.of(new Color(Integer.decode(colour)));
    }
    if (colour.matches("[0-9]{1,8}") && Integer.parseInt(colour) <= 0xffffff) {
      return Optional.of(new Color(Integer.parseInt(colour)));
    }
    Matcher function = FUNCTION.matcher(colour);
    return function.matches()
        ? function(function)
        : ColourNames.of(colour.replaceAll("[\\s_]", ""));
  }

  /** The colour with its opacity multiplied; transparent black for null. */
  public static Color faded(Color colour, double opacity) {
    if (colour == null) {
      return new Color(0, 0, 0, 0);
    }
    int alpha = (int) Math.round(colour.getAlpha() * opacity);
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
  }

  private static Optional<Color> function(Matcher parts) {
    try {
      float alpha = parts.group(5) == null ? 1 : part(parts.group(5), 1);
      alpha = alpha > 1 ? alpha / 255 : alpha;
      if (parts.group(1).equals("hsl")) {
        return Optional.of(
            hsl(
                number(parts.group(2).replace("deg", "")) / 360,
                part(parts.group(3), 1),
                part(parts.group(4), 1),
                alpha));
      }
      return Optional.of(
          new Color(
              part(parts.group(2), 255) / 255,
              part(parts.group(3), 255) / 255,
              part(parts.group(4), 255) / 255,
              alpha));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** By the CSS Color Module, section "HSL to RGB". */
  private static Color hsl(float hue, float saturation, float lightness, float alpha) {
    float amount = saturation * Math.min(lightness, 1 - lightness);
    float[] rgb = new float[3];
    int[] shifts = {0, 8, 4};
    for (int i = 0; i < 3; i++) {
      float k = (shifts[i] + hue * 12) % 12;
      rgb[i] = lightness - amount * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
    }
    return new Color(rgb[0], rgb[1], rgb[2], alpha);
  }

  private static float part(String text, float whole) {
    return text.endsWith("%")
        ? number(text.substring(0, text.length() - 1)) / 100 * whole
        : number(text);
  }

  private static float number(String text) {
    return Float.parseFloat(text.trim());
  }
}
