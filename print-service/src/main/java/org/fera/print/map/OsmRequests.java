package org.fera.print.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.fera.print.spec.LayerSpec;

/**
 * Makes the requests for tiles by level, column and row: those of the coarsest level that is not
 * coarser than the map by more than the tolerance.
 */
final class OsmRequests {

  private OsmRequests() {}

  static List<LayerRequest> of(LayerSpec.Osm layer, MapView view) throws LayerException {
    int level = level(layer, view.unitsPerPixel());
    double resolution = layer.resolutions().get(level);
    double left = layer.maxExtent().get(0);
    double top = layer.maxExtent().get(3);
    long columns = count(layer.maxExtent().get(2) - left, layer.tileWidth() * resolution);
    long rows = count(top - layer.maxExtent().get(1), layer.tileHeight() * resolution);
    List<LayerRequest> requests = new ArrayList<>();
    for (Tile tile :
        Tile.seen(
            view,
            left,
            top,
            layer.tileWidth() * resolution,
            layer.tileHeight() * resolution,
            columns,
            rows)) {
      requests.add(
          new LayerRequest(
              url(layer, level, tile, rows),
              layer.tileWidth(),
              layer.tileHeight(),
              tile.place(view, resolution)));
    }
    return requests;
  }

  /** The coarsest level that is fine enough, else the finest one. */
  private static int level(LayerSpec.Osm layer, double wanted) {
    List<Double> resolutions = layer.resolutions();
    Comparator<Integer> byResolution = Comparator.comparingDouble(resolutions::get);
    return IntStream.range(0, resolutions.size())
        .boxed()
        .filter(level -> resolutions.get(level) <= wanted * layer.tolerance())
        .max(byResolution)
        .orElseGet(
            () -> IntStream.range(0, resolutions.size()).boxed().min(byResolution).orElseThrow());
  }

  private static long count(double extent, double tile) {
    return (long) Math.ceil(extent / tile - 1e-6);
  }

  private static String url(LayerSpec.Osm layer, int level, Tile tile, long rows) {
    String base = layer.baseUrl();
    String url =
        base.contains("{x}")
            ? base.replace("{x}", Long.toString(tile.column()))
                .replace("{y}", Long.toString(tile.row()))
                .replace("{-y}", Long.toString(rows - 1 - tile.row()))
                .replace("{z}", Integer.toString(level))
            : base.replaceAll("/+$", "")
                + "/"
                + level
                + "/"
                + tile.column()
                + "/"
                + tile.row()
                + "."
                + layer.extension();
    return layer.parameters().isEmpty()
        ? url
        : new QueryUrl(url).setAll(layer.parameters()).toString();
  }
}
