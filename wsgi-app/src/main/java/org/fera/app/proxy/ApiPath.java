package org.fera.app.proxy;

import jakarta.ws.rs.NotFoundException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A path below an OGC API: those of OGC API - Features, and no other, since whatever else a server
 * answers cannot be judged.
 *
 * @param segments decoded; none: the landing page
 */
record ApiPath(List<String> segments) {

  private static final String COLLECTIONS = "collections";
  private static final String ITEMS = "items";
  private static final Set<String> ABOUT_THE_SERVER = Set.of(COLLECTIONS, "conformance", "api");

  /** Names that lead elsewhere, and endings that QGIS Server takes off a name. */
  private static final Pattern UNSAFE =
      Pattern.compile("\\.{1,2}|.*[\\p{Cntrl}/\\\\].*|(?i).*\\.(json|geojson|html|xml|openapi3)");

  /**
   * Reads one.
   *
   * @param path decoded, behind the name of the API
   * @throws NotFoundException for any other
   */
  static ApiPath of(String path) {
    ApiPath read = new ApiPath(Arrays.stream(path.split("/")).filter(s -> !s.isEmpty()).toList());
    if (!read.isKnown() || read.segments.stream().anyMatch(s -> UNSAFE.matcher(s).matches())) {
      throw new NotFoundException("OGC API - Features has no such path");
    }
    return read;
  }

  private boolean isKnown() {
    return switch (segments.size()) {
      case 0 -> true;
      case 1 -> ABOUT_THE_SERVER.contains(segments.get(0));
      case 2 -> segments.get(0).equals(COLLECTIONS);
      case 3, 4 -> segments.get(0).equals(COLLECTIONS) && segments.get(2).equals(ITEMS);
      default -> false;
    };
  }

  /** The collection that it is about. */
  Optional<String> collection() {
    return segments.size() < 2 ? Optional.empty() : Optional.of(segments.get(1));
  }

  /** Whether features are asked for. */
  boolean isItems() {
    return segments.size() > 2;
  }

  /**
   * Its address.
   *
   * @param base of the server; a query stays
   * @param api name of the API in the path
   */
  String at(String base, String api) {
    String[] parts = base.split("\\?", 2);
    String path =
        segments.stream()
            .map(s -> "/" + URLEncoder.encode(s, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining());
    return parts[0].replaceAll("/+$", "")
        + "/"
        + api
        + path
        + (parts.length > 1 && !parts[1].isEmpty() ? "?" + parts[1] : "");
  }
}
