package org.fera.print.style;

import java.util.Locale;
import org.fera.print.cql.Values;

/** {@code labelAlign}: a letter for left, centre or right, then one for bottom, middle or top. */
final class Alignment {

  static final Setting.Kind<String> KIND =
      value -> {
        String align = Values.text(value).toLowerCase(Locale.ROOT);
        return align.matches("[lcr][bmt]") ? align : null;
      };

  private Alignment() {}

  static double x(String align) {
    return share(align.charAt(0), 'l', 'c');
  }

  static double y(String align) {
    return share(align.charAt(1), 'b', 'm');
  }

  private static double share(char letter, char least, char middle) {
    return letter == least ? 0 : letter == middle ? 0.5 : 1;
  }
}
