package org.fera.print.cql;

import java.util.Locale;

/**
 * A pattern of {@code LIKE}: {@code %} stands for any text, {@code _} for one character. Matched
 * without regular expressions, whose time a request could make endless.
 */
record LikePattern(String pattern, boolean anyCase) {

  LikePattern {
    pattern = anyCase ? pattern.toLowerCase(Locale.ROOT) : pattern;
  }

  boolean matches(String given) {
    String text = anyCase ? given.toLowerCase(Locale.ROOT) : given;
    int at = 0;
    int in = 0;
    int wildcard = -1;
    int resume = 0;
    while (at < text.length()) {
      char sign = in < pattern.length() ? pattern.charAt(in) : '\0';
      if (in < pattern.length() && sign != '%' && (sign == '_' || sign == text.charAt(at))) {
        at++;
        in++;
      } else if (sign == '%') {
        wildcard = in;
        in++;
        resume = at;
      } else if (wildcard >= 0) {
        in = wildcard + 1;
        resume++;
        at = resume;
      } else {
        return false;
      }
    }
    while (in < pattern.length() && pattern.charAt(in) == '%') {
      in++;
    }
    return in == pattern.length();
  }
}
