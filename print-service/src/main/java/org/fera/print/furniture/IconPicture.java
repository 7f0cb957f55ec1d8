package org.fera.print.furniture;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.fera.print.vector.Picture;

/**
 * A picture at its own resolution, cut at the right edge where it would be too wide.
 *
 * @param zoom points for one of its pixels
 * @param width points that are shown
 */
public record IconPicture(Picture picture, double zoom, double width) implements Figure {

  @Override
  public void draw(Graphics2D graphics) {
    Shape clip = graphics.getClip();
    AffineTransform before = graphics.getTransform();
    graphics.clip(new Rectangle2D.Double(0, 0, width, picture.height() * zoom));
    graphics.scale(zoom, zoom);
    picture.draw(graphics);
    graphics.setTransform(before);
    graphics.setClip(clip);
  }
}
