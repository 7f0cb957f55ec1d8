package org.fera.tile.request;

import java.util.Locale;

/** The media types that a client takes (RFC 9110, 12.5.1), without their order of preference. */
record Accept(String header) {

  static Accept of(String header) {
    return new Accept(header == null ? "" : header.toLowerCase(Locale.ROOT));
  }

  /** Whether a type is among them, by its subtype: text/xml and image/svg+xml name XML too. */
  boolean takes(String mediaType) {
    if (header.isBlank()) {
      return true;
    }
    int slash = mediaType.indexOf('/');
    String anyOfItsKind = mediaType.substring(0, slash) + "/*";
    String subtype = mediaType.substring(slash + 1);
    for (String range : header.split(",")) {
      String[] parts = range.split(";");
      String type = parts[0].strip();
      boolean refused = parts.length > 1 && parts[1].replace(" ", "").matches("q=0(\\.0*)?");
      if (!refused
          && (type.equals("*/*")
              || type.equals(anyOfItsKind)
              || type.endsWith("/" + subtype)
              || type.endsWith("+" + subtype))) {
        return true;
      }
    }
    return false;
  }
}
