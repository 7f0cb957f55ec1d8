package org.fera.print.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.print.feature.Feature;
import org.fera.print.style.Style;

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
   * @param tiles size of the pieces that it is fetched in; absent for one picture
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
      boolean nativeAngle,
      Optional<WmsTiles> tiles)
      implements LayerSpec {

    /** The same layer with further query parameters. */
    public Wms with(Map<String, List<String>> further) {
      Map<String, List<String>> all = new java.util.LinkedHashMap<>(parameters);
      all.putAll(further);
      return new Wms(
          common,
          baseUrl,
          layers,
          styles,
          version,
          imageFormat,
          all,
          serverType,
          nativeAngle,
          tiles);
    }

    /** The same layer in pieces. */
    public Wms in(WmsTiles pieces) {
      return new Wms(
          common,
          baseUrl,
          layers,
          styles,
          version,
          imageFormat,
          parameters,
          serverType,
          nativeAngle,
          Optional.of(pieces));
    }
  }

  /**
   * Pieces of a WMS picture, in pixels.
   *
   * @param buffer pixels that are asked for around each piece and cut off, so that labels and
   *     symbols at its edge are whole
   */
  record WmsTiles(int width, int height, int bufferX, int bufferY) {}

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
   * Tiles by level, column and row: XYZ, and TMS with {@code {-y}}.
   *
   * @param baseUrl a template with {@code {x}}, {@code {y}} or {@code {-y}}, and {@code {z}}; or a
   *     folder
   * @param maxExtent minX, minY, maxX, maxY of level 0
   * @param resolutions units per pixel of the levels
   * @param tolerance by how much a level may be coarser than the map
   */
  record Osm(
      Common common,
      String baseUrl,
      List<Double> maxExtent,
      int tileWidth,
      int tileHeight,
      List<Double> resolutions,
      double tolerance,
      String extension,
      Map<String, List<String>> parameters)
      implements LayerSpec {}

  /** One picture that covers a box of the map: minX, minY, maxX, maxY. */
  record Image(Common common, String url, List<Double> extent) implements LayerSpec {}

  /**
   * Features that the request holds, or that are fetched.
   *
   * @param url where GeoJSON is fetched; empty if the features are here
   */
  record Vector(Common common, String url, List<Feature> features, Style style)
      implements LayerSpec {

    /** The same layer drawn otherwise. */
    public Vector with(Style other) {
      return new Vector(common, url, features, other);
    }

    /** The same layer with other features. */
    public Vector with(List<Feature> others) {
      return new Vector(common, "", others, style);
    }
  }

  /** A coordinate grid. */
  record Grid(Common common, GridSpec grid) implements LayerSpec {}

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
