package org.fera.print.vector;

import java.awt.geom.AffineTransform;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * What features are drawn on, in points from the upper left corner of the map.
 *
 * @param toPoints from coordinates of the map to points
 * @param rotation radians by which the map is turned clockwise; marks and labels turn with it
 * @param width points
 * @param height points
 * @param scale denominator of the map's scale
 * @param factor points for one pixel of a style
 */
public record Canvas(
    AffineTransform toPoints,
    double rotation,
    double width,
    double height,
    double scale,
    double factor) {

  Geometry onPage(Geometry geometry) {
    double[] m = new double[6];
    toPoints.getMatrix(m);
    Geometry copy = geometry.copy();
    copy.apply(new AffineTransformation(m[0], m[2], m[4], m[1], m[3], m[5]));
    return copy;
  }

  /** The page's area with a margin. */
  Envelope area(double margin) {
    return new Envelope(-margin, width + margin, -margin, height + margin);
  }
}
