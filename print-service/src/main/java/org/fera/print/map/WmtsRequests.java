package org.fera.print.map;

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

  private static final double OGC_PIXEL_METRES = 0.00028;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)\\}");

  private WmtsRequests() {}

  static List<LayerRequest> of(LayerSpec.Wmts layer, MapView view) throws LayerException {
    LayerSpec.Matrix matrix = nearest(layer.matrices(), view);
    double resolution = resolution(matrix, view);
    List<LayerRequest> requests = new ArrayList<>();
    for (Tile tile :
        Tile.seen(
            view,
            matrix.left(),
            matrix.top(),
            matrix.tileWidth() * resolution,
            matrix.tileHeight() * resolution,
            matrix.columns(),
            matrix.rows())) {
      String url =
          layer.rest()
              ? rest(layer, matrix, tile.column(), tile.row())
              : kvp(layer, matrix, tile.column(), tile.row());
      requests.add(
          new LayerRequest(
              url, matrix.tileWidth(), matrix.tileHeight(), tile.place(view, resolution)));
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
