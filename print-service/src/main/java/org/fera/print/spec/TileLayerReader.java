package org.fera.print.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fera.print.json.JsonSection;

/** Reads layers of tiles by level, column and row, and single pictures. */
final class TileLayerReader {

  private static final double HALF_WORLD = 20037508.34;
  private static final double COARSEST = 156543.03390625;
  private static final int LEVELS = 19;
  private static final int MOST_LEVELS = 60;

  private TileLayerReader() {}

  static LayerSpec.Osm osm(LayerSpec.Common common, JsonSection json) {
    json.accept("rasterStyle", "dpi");
    double[] extent =
        json.numbers("maxExtent", 4)
            .orElse(new double[] {-HALF_WORLD, -HALF_WORLD, HALF_WORLD, HALF_WORLD});
    double[] tile = json.numbers("tileSize", 2).orElse(new double[] {256, 256});
    RasterLayerReader.checkTile(json, "tileSize", tile);
    double tolerance = json.number("resolutionTolerance").orElse(1.9);
    if (!(tolerance > 0)) {
      throw json.fault("resolutionTolerance", "must be above 0");
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>(json.parameters("customParams"));
    LayerSpec.Osm osm =
        new LayerSpec.Osm(
            common,
            json.requiredText("baseURL"),
            box(json, "maxExtent", extent),
            (int) tile[0],
            (int) tile[1],
            resolutions(json),
            tolerance,
            json.text("imageExtension").orElse("png"),
            parameters);
    json.end();
    return osm;
  }

  private static List<Double> resolutions(JsonSection json) {
    List<Double> resolutions = new ArrayList<>();
    if (json.value("resolutions").isEmpty()) {
      for (int level = 0; level < LEVELS; level++) {
        resolutions.add(COARSEST / Math.pow(2, level));
      }
      return List.copyOf(resolutions);
    }
    int count = json.value("resolutions").orElseThrow().size();
    if (count < 1 || count > MOST_LEVELS) {
      throw json.fault("resolutions", "must list 1 to " + MOST_LEVELS + " numbers");
    }
    for (double resolution : json.requiredNumbers("resolutions", count)) {
      if (!(resolution > 0)) {
        throw json.fault("resolutions", "must be above 0");
      }
      resolutions.add(resolution);
    }
    return List.copyOf(resolutions);
  }

  static LayerSpec.Image image(LayerSpec.Common common, JsonSection json) {
    json.accept("imageFormat", "style");
    double[] extent = json.requiredNumbers("extent", 4);
    LayerSpec.Image image =
        new LayerSpec.Image(common, json.requiredText("baseURL"), box(json, "extent", extent));
    json.end();
    return image;
  }

  private static List<Double> box(JsonSection json, String key, double[] box) {
    if (!(box[0] < box[2] && box[1] < box[3])) {
      throw json.fault(key, "must be [minX, minY, maxX, maxY] with an area");
    }
    return Arrays.stream(box).boxed().toList();
  }
}
