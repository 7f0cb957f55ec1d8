package org.fera.print.furniture;

import java.awt.Graphics2D;

/** Something drawn with lines, areas and text, in points from its upper left corner. */
public interface Figure {

  /** Draws it; the graphics may be a page of a PDF or a raster. */
  void draw(Graphics2D graphics);
}
