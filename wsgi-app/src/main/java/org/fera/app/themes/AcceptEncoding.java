package org.fera.app.themes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** The header of that name, read in one go however long it is. RFC 9110, 12.5.3. */
final class AcceptEncoding {

  private static final Set<String> GZIP = Set.of("gzip", "*");

  private AcceptEncoding() {}

  /**
   * Whether the caller takes compressed answers.
   *
   * @param header null: absent, then not
   */
  static boolean takesGzip(String header) {
    return header != null && Arrays.stream(header.split(",")).anyMatch(AcceptEncoding::isTaken);
  }

  private static boolean isTaken(String coding) {
    String[] parts = coding.split(";", 2);
    return GZIP.contains(parts[0].strip().toLowerCase(Locale.ROOT))
        && (parts.length == 1 || weight(parts[1]) > 0);
  }

  /** One that cannot be read is that of a caller who takes nothing for granted. */
  private static double weight(String parameter) {
    String text = parameter.strip().toLowerCase(Locale.ROOT);
    try {
      return text.startsWith("q=") ? Double.parseDouble(text.substring(2)) : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
