package org.fera.print.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What a layout wants to be told; the kinds of MapFish Print's {@code attributes}. Each may have a
 * default: a value that stands in for, or below, what a request says.
 */
public sealed interface Attribute {

  /** The configured default, if any. */
  Optional<JsonNode> byDefault();

  /** {@code !string}; {@code maxLength} in characters, no limit if absent. */
  record Text(Optional<Integer> maxLength, Optional<JsonNode> byDefault) implements Attribute {}

  /** {@code !boolean}. */
  record Truth(Optional<JsonNode> byDefault) implements Attribute {}

  /** {@code !integer}. */
  record Whole(Optional<JsonNode> byDefault) implements Attribute {}

  /** {@code !float}. */
  record Decimal(Optional<JsonNode> byDefault) implements Attribute {}

  /**
   * {@code !map}.
   *
   * @param width points of the picture on the page; absent if a request decides
   * @param height points
   * @param maxWidth largest width that a request may ask for
   * @param maxHeight largest height that a request may ask for
   * @param maxDpi highest resolution that a request may ask for
   * @param dpiSuggestions resolutions that clients offer, ascending
   * @param zoom scales that a request snaps to, if configured
   */
  record Map(
      Optional<Integer> width,
      Optional<Integer> height,
      int maxWidth,
      int maxHeight,
      double maxDpi,
      List<Double> dpiSuggestions,
      Optional<ZoomLevels> zoom,
      Optional<JsonNode> byDefault)
      implements Attribute {}

  /** {@code !scalebar}; the size in points. */
  record Scalebar(int width, int height, Optional<JsonNode> byDefault) implements Attribute {}

  /** {@code !northArrow}; a square of that many points. */
  record NorthArrow(int size, Optional<JsonNode> byDefault) implements Attribute {}
}
