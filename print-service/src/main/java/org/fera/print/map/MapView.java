package org.fera.print.map;

import java.awt.geom.AffineTransform;
import org.fera.print.app.Attribute;
import org.fera.print.app.ZoomLevels;
import org.fera.print.crs.Crs;
import org.fera.print.spec.MapSpec;

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
    double dpi) {

  /** Points per inch. */
  public static final double POINTS = 72;

  private static final double METRES_PER_INCH = 0.0254;

  /** The view that a request asks for in a layout's map. */
  public static MapView of(MapSpec spec, Attribute.Map attribute) {
    Crs crs = Crs.of(spec.projection());
    MapView view =
        spec.area() instanceof MapSpec.Area.Center center
            ? centered(crs, center.x(), center.y(), center.scale(), spec, attribute)
            : boxed(crs, (MapSpec.Area.Box) spec.area(), spec, attribute);
    if (attribute.zoom().isPresent() && spec.nearestScale()) {
      ZoomLevels zoom = attribute.zoom().get();
      double scale = zoom.snap(view.scale());
      return centered(crs, view.centerX, view.centerY, scale, spec, attribute);
    }
    return view;
  }

  private static MapView centered(
      Crs crs, double x, double y, double scale, MapSpec spec, Attribute.Map attribute) {
    double metresPerPoint = scale * METRES_PER_INCH / POINTS;
    return new MapView(
        crs,
        x,
        y,
        attribute.width() * metresPerPoint / metresEast(crs, y),
        attribute.height() * metresPerPoint / crs.metresPerUnit(),
        Math.toRadians(spec.rotation()),
        attribute.width(),
        attribute.height(),
        spec.dpi());
  }

  private static MapView boxed(
      Crs crs, MapSpec.Area.Box box, MapSpec spec, Attribute.Map attribute) {
    double width = box.maxX() - box.minX();
    double height = box.maxY() - box.minY();
    if (box.adjust()) {
      double ratio = (double) attribute.width() / attribute.height();
      double grown = Math.max(width, height * ratio);
      height = Math.max(height, width / ratio);
      width = grown;
    }
    return new MapView(
        crs,
        (box.minX() + box.maxX()) / 2,
        (box.minY() + box.maxY()) / 2,
        width,
        height,
        Math.toRadians(spec.rotation()),
        attribute.width(),
        attribute.height(),
        spec.dpi());
  }

  /** Denominator of the page's scale, measured across the picture. */
  public double scale() {
    return worldWidth * metresEast(crs, centerY) / widthPoints * POINTS / METRES_PER_INCH;
  }

  /** Metres on the ground for one point of the page, measured across the picture. */
  public double metresPerPoint() {
    return worldWidth * metresEast(crs, centerY) / widthPoints;
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
        crs, centerX, centerY, width * unitsAcross, height * unitsDown, 0, width, height, dpi);
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

  private static double metresEast(Crs crs, double y) {
    return crs.geographic()
        ? crs.metresPerUnit() * Math.max(0.01, Math.cos(Math.toRadians(y)))
        : crs.metresPerUnit();
  }
}
