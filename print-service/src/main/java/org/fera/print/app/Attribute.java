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

  /** {@code !stringArray}. */
  record Texts(Optional<JsonNode> byDefault) implements Attribute {}

  /**
   * {@code !overviewMap}.
   *
   * @param map its size and resolution
   * @param factor how much more than the main map it shows
   * @param style of the main map's frame
   */
  record Overview(Map map, double factor, Optional<JsonNode> style) implements Attribute {
    @Override
    public Optional<JsonNode> byDefault() {
      return map.byDefault();
    }
  }

  /** {@code !legend}: classes with icons. */
  record Legend(Optional<JsonNode> byDefault) implements Attribute {}

  /** {@code !table}: columns and rows. */
  record Table(Optional<JsonNode> byDefault) implements Attribute {}

  /** {@code !datasource}: a list of objects that have these attributes. */
  record DataSource(java.util.Map<String, Attribute> attributes, Optional<JsonNode> byDefault)
      implements Attribute {}

  /** {@code !style}: a style for all vector layers. */
  record StyleValue(Optional<JsonNode> byDefault) implements Attribute {}

  /** {@code !features}: features for all vector layers. */
  record Features(Optional<JsonNode> byDefault) implements Attribute {}

  /** {@code !staticLayers}: layers that are added to a map. */
  record StaticLayers(Optional<JsonNode> byDefault) implements Attribute {}

  /** {@code !scalebar}; the size in points. */
  record Scalebar(int width, int height, Optional<JsonNode> byDefault) implements Attribute {}

  /** {@code !northArrow}; a square of that many points. */
  record NorthArrow(int size, Optional<JsonNode> byDefault) implements Attribute {}
}
