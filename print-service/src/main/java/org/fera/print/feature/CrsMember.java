package org.fera.print.feature;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fera.print.crs.Crs;
import org.fera.print.json.SpecException;

/** The {@code crs} member of GeoJSON from before RFC 7946, section 3. */
final class CrsMember {

  private static final Pattern NAMED =
      Pattern.compile("(?:urn:(?:x-)?ogc:def:crs:)?(EPSG):(?:[0-9.]*:)?([0-9]{4,6})");

  private CrsMember() {}

  static Crs read(String path, JsonNode json) {
    JsonNode properties = json.path("properties");
    String code =
        switch (json.path("type").asText().toLowerCase(Locale.ROOT)) {
          case "name" -> name(properties.path("name").asText());
          case "epsg", "crs" -> "EPSG:" + properties.path("code").asText();
          case "link" -> throw new SpecException(path, "a link is not supported; give a name");
          default -> throw new SpecException(path + ".type", "must be name or EPSG");
        };
    try {
      return Crs.of(code);
    } catch (IllegalArgumentException e) {
      throw new SpecException(path, e.getMessage());
    }
  }

  private static String name(String name) {
    if (name.matches("(?i).*\\bCRS84")) {
      return Crs.DEGREES;
    }
    Matcher named = NAMED.matcher(name.toUpperCase(Locale.ROOT).replace("URN:OGC:DEF:CRS:", ""));
    return named.matches() ? "EPSG:" + named.group(2) : name;
  }
}
