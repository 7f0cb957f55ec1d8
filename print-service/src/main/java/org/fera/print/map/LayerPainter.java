package org.fera.print.map;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.util.Optional;
import org.fera.print.spec.LayerSpec;
import org.fera.print.spec.MapSpec;
import org.fera.print.vector.Canvas;
import org.fera.print.vector.Face;
import org.fera.print.vector.FeaturePainter;
import org.locationtech.jts.awt.ShapeWriter;

/** Draws layers that consist of lines and text, in points from the map's upper left corner. */
final class LayerPainter {

  private final MapView view;
  private final Canvas canvas;
  private final FeaturePainter features;
  private final Face.Finder fonts;
  private final Optional<Shape> clip;

  LayerPainter(
      MapView view,
      Canvas canvas,
      FeaturePainter features,
      Face.Finder fonts,
      Optional<MapSpec.Interest> interest) {
    this.view = view;
    this.canvas = canvas;
    this.features = features;
    this.fonts = fonts;
    this.clip =
        interest
            .filter(area -> area.display() == MapSpec.Display.CLIP)
            .map(
                area ->
                    canvas
                        .toPoints()
                        .createTransformedShape(new ShapeWriter().toShape(area.area())));
  }

  /** What all layers are cut to, in points; absent if they fill the map. */
  Optional<Shape> clip() {
    return clip;
  }

  void draw(LayerSpec layer, Graphics2D graphics) {
    Shape before = graphics.getClip();
    clip.ifPresent(graphics::clip);
    if (layer instanceof LayerSpec.Vector vector) {
      features.draw(vector.features(), vector.style(), vector.common().opacity(), graphics);
    } else if (layer instanceof LayerSpec.Grid grid) {
      new GridPainter(view, canvas, fonts, features).draw(grid, graphics);
    }
    graphics.setClip(before);
  }
}
