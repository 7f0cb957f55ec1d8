package org.fera.app.http;

import java.util.Locale;
import java.util.Set;

/** Reads parameters of a request; a wrong value becomes a {@link BadParameter} with its name. */
public final class Parameters {

  private Parameters() {}

  /**
   * A whole number.
   *
   * @param value null or empty: absent
   */
  public static int integer(String name, String value, int absent) {
    if (value == null || value.isBlank()) {
      return absent;
    }
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new BadParameter(name, "'" + name + "' must be a whole number.");
    }
  }

  /** A whole number that is at least {@code least}. */
  public static int integer(String name, String value, int absent, int least) {
    int number = integer(name, value, absent);
    if (number < least) {
      throw new BadParameter(name, "'" + name + "' must be at least " + least + ".");
    }
    return number;
  }

  /** True for 1, true, yes; GeoMapFish reads flags so. */
  public static boolean flag(String value) {
    return value != null
        && Set.of("1", "true", "yes").contains(value.strip().toLowerCase(Locale.ROOT));
  }

  /** One of the given words. */
  public static String word(String name, String value, String absent, Set<String> known) {
    String word = value == null || value.isBlank() ? absent : value;
    if (!known.contains(word)) {
      throw new BadParameter(
          name, "'" + name + "' must be one of " + String.join(", ", known) + ".");
    }
    return word;
  }

  /** A value that must be there. */
  public static String required(String name, String value) {
    if (value == null || value.isBlank()) {
      throw new BadParameter(name, "'" + name + "' is required.");
    }
    return value;
  }
}
