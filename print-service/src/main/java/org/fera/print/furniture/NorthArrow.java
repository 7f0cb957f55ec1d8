package org.fera.print.furniture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.fera.print.spec.NorthArrowSpec;

/** An arrow that points to where north is on the page: up, turned clockwise with the map. */
public final class NorthArrow implements Figure {

  private static final Color INK = new Color(0x22, 0x2b, 0x33);
  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  private final NorthArrowSpec spec;
  private final double size;
  private final double rotation;
  private final Font font;

  /**
   * A north arrow.
   *
   * @param size of its square in points
   * @param rotation of the map, radians clockwise
   * @param font of the letter, in any size
   */
  public NorthArrow(NorthArrowSpec spec, double size, double rotation, Font font) {
    this.spec = spec;
    this.size = size;
    this.rotation = rotation;
    this.font = font.deriveFont((float) (size * 0.26));
  }

  @Override
  public void draw(Graphics2D graphics) {
    if (spec.background().getAlpha() > 0) {
      graphics.setColor(spec.background());
      graphics.fill(new Rectangle2D.Double(0, 0, size, size));
    }
    AffineTransform before = graphics.getTransform();
    graphics.rotate(rotation, size / 2, size / 2);
    graphics.setColor(INK);
    graphics.setStroke(new BasicStroke((float) (size * 0.018)));
    Path2D left = half(-1);
    graphics.fill(left);
    graphics.draw(left);
    Path2D right = half(1);
    graphics.setColor(Color.WHITE);
    graphics.fill(right);
    graphics.setColor(INK);
    graphics.draw(right);
    graphics.setFont(font);
    double width = font.getStringBounds("N", MEASURE).getWidth();
    graphics.drawString("N", (float) ((size - width) / 2), (float) (size * 0.24));
    graphics.setTransform(before);
  }

  /** Half of the arrow: from its point down to a corner and back to the notch. */
  private Path2D half(int side) {
    Path2D path = new Path2D.Double();
    path.moveTo(size / 2, size * 0.28);
    path.lineTo(size / 2 + side * size * 0.2, size * 0.92);
    path.lineTo(size / 2, size * 0.77);
    path.closePath();
    return path;
  }
}
