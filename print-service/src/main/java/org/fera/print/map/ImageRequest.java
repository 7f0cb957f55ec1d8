package org.fera.print.map;

import java.awt.geom.AffineTransform;
import java.util.List;
import org.fera.print.spec.LayerSpec;

/** Makes the request for a single picture that covers a box of the map. */
final class ImageRequest {

  private static final long MOST_PIXELS = 12_000_000;

  private ImageRequest() {}

  static List<LayerRequest> of(LayerSpec.Image layer, MapView view) {
    List<Double> box = layer.extent();
    AffineTransform place = view.toPixels();
    place.translate(box.get(0), box.get(3));
    place.scale(box.get(2) - box.get(0), -(box.get(3) - box.get(1)));
    return List.of(new LayerRequest(layer.url(), 1, 1, LayerRequest.Cut.NONE, place, MOST_PIXELS));
  }
}
