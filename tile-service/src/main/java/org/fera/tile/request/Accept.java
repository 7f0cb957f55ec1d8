package org.fera.tile.request;

import java.util.Locale;

/** The media types that a client takes (RFC 9110, 12.5.1), without their order of preference. */
record Accept(String header) {

  static Accept of(String header) {
    return new Accept(header == null ? "" : header.toLowerCase(Locale.ROOT));
  }

  /** Whether a type with that subtype, such as {@code xml} or {@code png}, is among them. */
  boolean takes(String subtype) {
    if (header.isBlank()) {
      return true;
    }
    for (String range : header.split(",")) {
      String[] parts = range.split(";");
      String type = parts[0].strip();
      boolean refused = parts.length > 1 && parts[1].replace(" ", "").matches("q=0(\\.0*)?");
      if (!refused
          && (type.endsWith("/*")
              || type.endsWith("/" + subtype)
              || type.endsWith("+" + subtype))) {
        return true;
      }
    }
    return false;
  }
}
