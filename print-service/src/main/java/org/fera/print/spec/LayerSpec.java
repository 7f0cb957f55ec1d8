package org.fera.print.spec;

import java.util.List;
import java.util.Map;

/** A layer of a requested map. */
public sealed interface LayerSpec {

  /** What all layers have. */
  Common common();

  /**
   * What all layers have.
   *
   * @param path where the layer stands in the request
   * @param name for messages, may be empty
   * @param opacity 0 to 1
   * @param failOnError whether the whole print fails when the layer cannot be drawn
   */
  record Common(String path, String name, double opacity, boolean failOnError) {

    /** A name for messages. */
    public String label() {
      return name.isEmpty() ? path : name;
    }
  }

  /**
   * A WMS layer.
   *
   * @param layers lowest first, as WMS has them
   * @param styles as many as layers, or none
   * @param parameters further query parameters
   * @param serverType {@code mapserver}, {@code qgisserver}, {@code geoserver} or empty
   * @param nativeAngle whether a server that can is asked to turn the map itself
   */
  record Wms(
      Common common,
      String baseUrl,
      List<String> layers,
      List<String> styles,
      String version,
      String imageFormat,
      Map<String, List<String>> parameters,
      String serverType,
      boolean nativeAngle)
      implements LayerSpec {}

  /**
   * A WMTS layer.
   *
   * @param rest whether {@code baseUrl} is a template
   * @param dimensions values of the template's or query's dimensions
   */
  record Wmts(
      Common common,
      String baseUrl,
      String layer,
      String style,
      String matrixSet,
      boolean rest,
      String version,
      String imageFormat,
      Map<String, String> dimensions,
      Map<String, List<String>> parameters,
      List<Matrix> matrices)
      implements LayerSpec {}

  /**
   * Features that the request itself holds.
   *
   * @param rules all that hold for a feature are drawn
   */
  record Vector(Common common, List<Vectors.Feature> features, List<Vectors.Rule> rules)
      implements LayerSpec {}

  /**
   * A level of a WMTS matrix set.
   *
   * @param scaleDenominator by OGC's pixel of 0.28 mm
   * @param tileWidth pixels
   * @param tileHeight pixels
   * @param left x of the upper left corner
   * @param top y of the upper left corner
   * @param columns count
   * @param rows count
   */
  record Matrix(
      String id,
      double scaleDenominator,
      int tileWidth,
      int tileHeight,
      double left,
      double top,
      long columns,
      long rows) {}
}
