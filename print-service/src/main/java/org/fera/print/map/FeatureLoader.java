package org.fera.print.map;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.fera.print.crs.Crs;
import org.fera.print.feature.GeoJson;
import org.fera.print.fetch.Fetched;
import org.fera.print.json.SpecException;
import org.fera.print.source.Resources;
import org.fera.print.spec.LayerSpec;
import org.fera.print.spec.MapSpec;

/** Fetches the features of vector layers that name a URL. */
final class FeatureLoader {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FeatureLoader() {}

  /**
   * A layer, or why its features cannot be had.
   *
   * @param fault null if there is none
   */
  record Loaded(LayerSpec layer, String fault) {}

  /** All layers of a map in its order, vector layers with their features. */
  static List<Loaded> load(MapSpec map, Resources resources) throws InterruptedException {
    Crs crs = Crs.of(map.projection());
    List<Future<Fetched>> pending = new ArrayList<>();
    for (LayerSpec layer : map.layers()) {
      boolean remote = layer instanceof LayerSpec.Vector vector && !vector.url().isEmpty();
      pending.add(remote ? resources.get(((LayerSpec.Vector) layer).url()) : null);
    }
    List<Loaded> loaded = new ArrayList<>();
    for (int i = 0; i < pending.size(); i++) {
      LayerSpec layer = map.layers().get(i);
      loaded.add(
          pending.get(i) == null
              ? new Loaded(layer, null)
              : read((LayerSpec.Vector) layer, pending.get(i), crs));
    }
    return loaded;
  }

  private static Loaded read(LayerSpec.Vector layer, Future<Fetched> pending, Crs crs)
      throws InterruptedException {
    try {
      Fetched answer = Answers.required(pending);
      return new Loaded(
          layer.with(GeoJson.features("features", JSON.readTree(answer.body()), crs)), null);
    } catch (LayerException | SpecException e) {
      return new Loaded(layer, e.getMessage());
    } catch (IOException e) {
      return new Loaded(layer, "the answer is no GeoJSON");
    }
  }
}
