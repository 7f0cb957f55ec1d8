package org.fera.print.style;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.fera.print.cql.Values;

/** Names of marks: those of SLD, GeoServer's {@code shape://} and letters of fonts. */
public final class Marks {

  private static final Set<String> NAMES =
      Set.of(
          "circle",
          "square",
          "triangle",
          "star",
          "cross",
          "x",
          "arrow",
          "hatch",
          "shape://vertline",
          "shape://horline",
          "shape://slash",
          "shape://backslash",
          "shape://dot",
          "shape://plus",
          "shape://times",
          "shape://oarrow",
          "shape://carrow",
          "shape://coarrow",
          "shape://ccarrow");

  /**
   * {@code ttf://font#code}, where the code is hexadecimal as {@code 0x41}, {@code U+41} or a
   * letter.
   */
  public static final Pattern LETTER =
      Pattern.compile("ttf://([^#]+)#(?:(?:0x|U\\+|\\\\u)([0-9a-fA-F]{1,6})|(.))", Pattern.DOTALL);

  static final Setting.Kind<String> KIND =
      value -> {
        String name = value == null ? "" : Values.text(value);
        if (LETTER.matcher(name).matches()) {
          return name;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) ? lower : null;
      };

  private Marks() {}
}
