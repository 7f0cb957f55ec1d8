package org.fera.print.map;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fera.print.spec.LayerSpec;

/**
 * Makes the requests for a WMTS layer: the tiles of the matrix whose resolution is nearest to the
 * map's.
 */
final class WmtsRequests {

  /** More tiles than this are a mistake, or an attack on the tile server. */
  static final int MOST_TILES = 4000;

  private static final double OGC_PIXEL_METRES = 0.00028;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)\\}");

  private WmtsRequests() {}

  static List<LayerRequest> of(LayerSpec.Wmts layer, MapView view) throws LayerException {
    LayerSpec.Matrix matrix = nearest(layer.matrices(), view);
    double resolution = resolution(matrix, view);
    Path2D seen = seen(view);
    Rectangle2D bounds = seen.getBounds2D();
    double tileWidth = matrix.tileWidth() * resolution;
    double tileHeight = matrix.tileHeight() * resolution;
    long firstColumn = tile((bounds.getMinX() - matrix.left()) / tileWidth, matrix.columns());
    long lastColumn = tile((bounds.getMaxX() - matrix.left()) / tileWidth, matrix.columns());
    long firstRow = tile((matrix.top() - bounds.getMaxY()) / tileHeight, matrix.rows());
    long lastRow = tile((matrix.top() - bounds.getMinY()) / tileHeight, matrix.rows());
    if ((lastColumn - firstColumn + 1) * (lastRow - firstRow + 1) > MOST_TILES) {
      throw new LayerException("needs more than " + MOST_TILES + " tiles at this scale");
    }
    List<LayerRequest> requests = new ArrayList<>();
    for (long row = firstRow; row <= lastRow; row++) {
      for (long column = firstColumn; column <= lastColumn; column++) {
        double left = matrix.left() + column * tileWidth;
        double top = matrix.top() - row * tileHeight;
        if (seen.intersects(left, top - tileHeight, tileWidth, tileHeight)) {
          requests.add(
              new LayerRequest(
                  layer.rest() ? rest(layer, matrix, column, row) : kvp(layer, matrix, column, row),
                  matrix.tileWidth(),
                  matrix.tileHeight(),
                  place(view, left, top, resolution)));
        }
      }
    }
    return requests;
  }

  private static LayerSpec.Matrix nearest(List<LayerSpec.Matrix> matrices, MapView view) {
    return matrices.stream()
        .min(
            Comparator.comparingDouble(
                matrix -> Math.abs(resolution(matrix, view) - view.unitsPerPixel())))
        .orElseThrow();
  }

  private static double resolution(LayerSpec.Matrix matrix, MapView view) {
    return matrix.scaleDenominator() * OGC_PIXEL_METRES / view.crs().metresPerUnit();
  }

  /**
   * A tile's number; outside the matrix the one just beyond its edge, so that an empty range stays
   * empty.
   */
  private static long tile(double position, long count) {
    return (long) Math.max(0, Math.min(count - 1d, Math.floor(position)));
  }

  /** The piece of the world that the picture shows. */
  private static Path2D seen(MapView view) {
    try {
      Path2D path =
          new Path2D.Double(new Rectangle2D.Double(0, 0, view.pixelWidth(), view.pixelHeight()));
      path.transform(view.toPixels().createInverse());
      return path;
    } catch (NoninvertibleTransformException e) {
      throw new IllegalStateException("A view has an area", e);
    }
  }

  private static AffineTransform place(MapView view, double left, double top, double resolution) {
    AffineTransform place = view.toPixels();
    place.translate(left, top);
    place.scale(resolution, -resolution);
    return place;
  }

  private static String rest(LayerSpec.Wmts layer, LayerSpec.Matrix matrix, long column, long row) {
    Map<String, String> values = new LinkedHashMap<>();
    layer.dimensions().forEach((name, value) -> values.put(name.toLowerCase(Locale.ROOT), value));
    values.put("layer", layer.layer());
    values.put("style", layer.style());
    values.put("tilematrixset", layer.matrixSet());
    values.put("tilematrix", matrix.id());
    values.put("tilerow", Long.toString(row));
    values.put("tilecol", Long.toString(column));
    Matcher placeholders = PLACEHOLDER.matcher(layer.baseUrl());
    return placeholders.replaceAll(
        found -> {
          String value = values.get(found.group(1).toLowerCase(Locale.ROOT));
          return Matcher.quoteReplacement(value == null ? found.group() : segment(value));
        });
  }

  private static String segment(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String kvp(LayerSpec.Wmts layer, LayerSpec.Matrix matrix, long column, long row) {
    QueryUrl url = new QueryUrl(layer.baseUrl());
    url.setAll(layer.parameters());
    layer.dimensions().forEach(url::set);
    return url.set("SERVICE", "WMTS")
        .set("REQUEST", "GetTile")
        .set("VERSION", layer.version())
        .set("LAYER", layer.layer())
        .set("STYLE", layer.style())
        .set("FORMAT", layer.imageFormat())
        .set("TILEMATRIXSET", layer.matrixSet())
        .set("TILEMATRIX", matrix.id())
        .set("TILEROW", Long.toString(row))
        .set("TILECOL", Long.toString(column))
        .toString();
  }
}
