package org.fera.print.map;

import java.awt.geom.AffineTransform;
import org.fera.print.crs.Crs;
import org.fera.print.crs.Ground;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * A piece of the world on a piece of the page. A template's lengths are points (1/72 inch); a scale
 * denominator is that of the page, so it does not depend on the resolution.
 *
 * @param centerX of the picture, in the coordinate system's units, east
 * @param centerY north
 * @param worldWidth units across the picture before it is turned
 * @param worldHeight units
 * @param rotation radians by which the picture's content is turned clockwise
 * @param widthPoints of the picture on the page
 * @param heightPoints of the picture on the page
 * @param dpi pixels per inch
 * @param geodetic whether the scale of a web map holds on the ground
 */
public record MapView(
    Crs crs,
    double centerX,
    double centerY,
    double worldWidth,
    double worldHeight,
    double rotation,
    int widthPoints,
    int heightPoints,
    double dpi,
    boolean geodetic) {

  /** Points per inch. */
  public static final double POINTS = 72;

  private static final double METRES_PER_INCH = 0.0254;

  /** Denominator of the page's scale, measured across the picture. */
  public double scale() {
    return metresPerPoint() * POINTS / METRES_PER_INCH;
  }

  /** Metres for one point of the page, measured across the picture, as the projection has them. */
  public double metresPerPoint() {
    boolean onGround = crs.geographic() || geodetic && crs.webMercator();
    return onGround ? groundPerPoint() : worldWidth * crs.metresPerUnit() / widthPoints;
  }

  /** Metres on the ground for one point of the page, measured across the middle of the picture. */
  public double groundPerPoint() {
    return worldWidth / widthPoints * Ground.metresPerUnit(crs, centerX, centerY);
  }

  /** Denominator of the scale on the ground in the middle of the picture. */
  public double geodeticScale() {
    return groundPerPoint() * POINTS / METRES_PER_INCH;
  }

  /** Pixels across. */
  public int pixelWidth() {
    return pixels(widthPoints);
  }

  /** Pixels down. */
  public int pixelHeight() {
    return pixels(heightPoints);
  }

  private int pixels(int points) {
    // A hair less, so that 72 points at 254 dpi are 254 pixels whatever the last bit says.
    return (int) Math.ceil(points * dpi / POINTS - 1e-6);
  }

  /** The box before it is turned. */
  Box box() {
    return new Box(
        centerX - worldWidth / 2,
        centerY - worldHeight / 2,
        centerX + worldWidth / 2,
        centerY + worldHeight / 2);
  }

  /** Units of the coordinate system for one pixel, across. */
  double unitsPerPixel() {
    return worldWidth / pixelWidth();
  }

  /** The same picture, not turned and large enough to be turned without showing corners. */
  MapView enclosing() {
    double cos = Math.abs(Math.cos(rotation));
    double sin = Math.abs(Math.sin(rotation));
    double unitsAcross = worldWidth / widthPoints;
    double unitsDown = worldHeight / heightPoints;
    int width = (int) Math.ceil(widthPoints * cos + heightPoints * sin - 1e-9);
    int height = (int) Math.ceil(widthPoints * sin + heightPoints * cos - 1e-9);
    return new MapView(
        crs,
        centerX,
        centerY,
        width * unitsAcross,
        height * unitsDown,
        0,
        width,
        height,
        dpi,
        geodetic);
  }

  /** Coordinates to pixels of the picture, from its upper left corner, turned. */
  public AffineTransform toPixels() {
    AffineTransform transform =
        AffineTransform.getRotateInstance(rotation, pixelWidth() / 2d, pixelHeight() / 2d);
    transform.translate(pixelWidth() / 2d, pixelHeight() / 2d);
    transform.scale(pixelWidth() / worldWidth, -pixelHeight() / worldHeight);
    transform.translate(-centerX, -centerY);
    return transform;
  }

  /** What the picture shows, turned as it is. */
  public Geometry outline() {
    Box box = box();
    Geometry outline =
        new GeometryFactory()
            .toGeometry(new Envelope(box.minX(), box.maxX(), box.minY(), box.maxY()));
    outline.apply(AffineTransformation.rotationInstance(rotation, centerX, centerY));
    return outline;
  }

  /** Coordinates to points of the page, from the picture's upper left corner, turned. */
  AffineTransform toPoints() {
    AffineTransform transform =
        AffineTransform.getScaleInstance(
            (double) widthPoints / pixelWidth(), (double) heightPoints / pixelHeight());
    transform.concatenate(toPixels());
    return transform;
  }
}
