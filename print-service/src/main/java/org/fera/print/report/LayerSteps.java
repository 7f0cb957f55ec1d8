package org.fera.print.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.fera.print.app.Processor;
import org.fera.print.crs.Crs;
import org.fera.print.feature.Feature;
import org.fera.print.queue.JobFailedException;
import org.fera.print.spec.LayerSpec;
import org.fera.print.spec.MapSpec;
import org.fera.print.spec.PendingSpec;
import org.fera.print.style.Style;

/** Steps that change the layers of a map before it is drawn. */
final class LayerSteps {

  private LayerSteps() {}

  static void run(Processor processor, Values values) throws JobFailedException {
    if (processor instanceof Processor.AddLayers add) {
      add(add, values);
    } else if (processor instanceof Processor.SetStyle set) {
      Style style = values.get(set.names().input("style"), Style.class, "!setStyle");
      change(set, values, layer -> layer instanceof LayerSpec.Vector v ? v.with(style) : layer);
    } else if (processor instanceof Processor.SetFeatures set) {
      features(set, values);
    } else if (processor instanceof Processor.SetParameter set) {
      String value = String.valueOf(values.any(set.names().input("value")));
      change(
          set,
          values,
          layer ->
              layer instanceof LayerSpec.Wms wms
                  ? wms.with(Map.of(set.parameter(), List.of(value)))
                  : layer);
    } else if (processor instanceof Processor.SetTiles set) {
      tiles(set, values);
    }
  }

  private static MapSpec map(Processor step, Values values) throws JobFailedException {
    return values.get(step.names().input("map"), MapSpec.class, step.getClass().getSimpleName());
  }

  private static void change(Processor step, Values values, UnaryOperator<LayerSpec> change)
      throws JobFailedException {
    MapSpec map = map(step, values);
    values.put(step.names().input("map"), map.with(map.layers().stream().map(change).toList()));
  }

  /** Overlays come before the layers of the request, which is above them; backgrounds after. */
  private static void add(Processor.AddLayers step, Values values) throws JobFailedException {
    MapSpec map = map(step, values);
    PendingSpec.Layers added =
        values.get(step.names().input("staticLayers"), PendingSpec.Layers.class, "staticLayers");
    List<LayerSpec> layers = new ArrayList<>(map.layers());
    layers.addAll(step.above() ? 0 : layers.size(), added.of(Crs.of(map.projection())));
    values.put(step.names().input("map"), map.with(layers));
  }

  private static void features(Processor.SetFeatures step, Values values)
      throws JobFailedException {
    PendingSpec.Features pending =
        values.get(step.names().input("features"), PendingSpec.Features.class, "!setFeatures");
    List<Feature> features = pending.of(Crs.of(map(step, values).projection()));
    change(step, values, layer -> layer instanceof LayerSpec.Vector v ? v.with(features) : layer);
  }

  /** Pieces of equal size, no larger than allowed; small pictures stay whole. */
  private static void tiles(Processor.SetTiles step, Values values) throws JobFailedException {
    MapSpec map = map(step, values);
    int width = (int) Math.ceil(map.width() * map.dpi() / 72);
    int height = (int) Math.ceil(map.height() * map.dpi() / 72);
    if (width <= step.maxWidth() && height <= step.maxHeight()) {
      return;
    }
    LayerSpec.WmsTiles pieces =
        new LayerSpec.WmsTiles(
            piece(width, step.maxWidth()),
            piece(height, step.maxHeight()),
            step.bufferX(),
            step.bufferY());
    change(
        step,
        values,
        layer ->
            layer instanceof LayerSpec.Wms wms && wms.tiles().isEmpty() ? wms.in(pieces) : layer);
  }

  private static int piece(int pixels, int most) {
    int count = (pixels + most - 1) / most;
    return (pixels + count - 1) / count;
  }
}
