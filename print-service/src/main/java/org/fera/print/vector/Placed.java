package org.fera.print.vector;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.List;

/**
 * Lines of a label, or single letters of one, at their place.
 *
 * @param place from the lower left corner of the box, y down, to points of the page
 */
record Placed(Label label, List<String> lines, AffineTransform place) {

  /** Draws what surrounds the letters; for all labels of a layer before the letters of any. */
  void halo(Graphics2D graphics) {
    if (label.halo().getAlpha() == 0 || label.haloRadius() <= 0) {
      return;
    }
    graphics.setColor(label.halo());
    graphics.setStroke(
        new BasicStroke(
            (float) label.haloRadius() * 2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (int i = 0; i < lines.size(); i++) {
      AffineTransform line = line(i);
      graphics.draw(line.createTransformedShape(label.outline(lines.get(i))));
    }
  }

  /** Draws the letters, as text where the font becomes part of a PDF. */
  void letters(Graphics2D graphics) {
    graphics.setColor(label.colour());
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i);
      AffineTransform line = line(i);
      if (label.face().embedded()) {
        AffineTransform before = graphics.getTransform();
        graphics.transform(line);
        graphics.setFont(label.font());
        graphics.drawString(text, 0f, 0f);
        graphics.setTransform(before);
      } else {
        Shape outline = label.outline(text);
        graphics.fill(line.createTransformedShape(outline));
      }
    }
  }

  /** To the beginning of a line's base line; lines are centred below each other. */
  private AffineTransform line(int number) {
    AffineTransform line = new AffineTransform(place);
    double fromBottom = label.descent() + label.leading() * (lines.size() - 1 - number);
    double width = lines.size() == 1 ? label.width() : Label.width(lines.get(number), label.font());
    double indent = lines.size() == 1 ? 0 : (label.width() - width) / 2;
    line.translate(indent, -fromBottom);
    return line;
  }
}
