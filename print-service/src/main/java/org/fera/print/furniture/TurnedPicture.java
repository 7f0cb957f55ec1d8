package org.fera.print.furniture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.fera.print.vector.Picture;

/**
 * A picture as large as fits into a square, in its middle, turned about it.
 *
 * @param size points of the square's side
 * @param rotation radians clockwise
 */
public record TurnedPicture(Picture picture, Color background, double size, double rotation)
    implements Figure {

  @Override
  public void draw(Graphics2D graphics) {
    if (background.getAlpha() > 0) {
      graphics.setColor(background);
      graphics.fill(new Rectangle2D.Double(0, 0, size, size));
    }
    AffineTransform before = graphics.getTransform();
    double zoom = Math.min(size / picture.width(), size / picture.height());
    graphics.rotate(rotation, size / 2, size / 2);
    graphics.translate((size - picture.width() * zoom) / 2, (size - picture.height() * zoom) / 2);
    graphics.scale(zoom, zoom);
    picture.draw(graphics);
    graphics.setTransform(before);
  }
}
