package org.mapfish.print.attribute.map;

import java.awt.Dimension;
import org.fera.print.map.MapView;

/**
 * A map as report templates see it. Name and methods are those that MapFish Print's templates call;
 * see its contract in docs/contracts/print-service.md.
 */
public final class MapfishMapContext {

  private final MapView view;

  /** Shows a view. */
  public MapfishMapContext(MapView view) {
    this.view = view;
  }

  /** The scale, measured across the middle of the map. */
  public Scale getScale() {
    return new Scale(view.scale());
  }

  /** The scale's denominator with two significant digits. */
  public double getRoundedScaleDenominator() {
    return rounded(view.scale());
  }

  /** The same, of the scale on the ground if that is asked for. */
  public double getRoundedScaleDenominator(boolean geodetic) {
    return rounded(geodetic ? view.geodeticScale() : view.scale());
  }

  /** The denominator of the scale on the ground in the middle of the map. */
  public double getGeodeticScaleDenominator() {
    return view.geodeticScale();
  }

  private static double rounded(double denominator) {
    double power = Math.pow(10, Math.floor(Math.log10(denominator)) - 1);
    return Math.rint(denominator / power) * power;
  }

  /** Middle of the map, east. */
  public double getCenterX() {
    return view.centerX();
  }

  /** Middle of the map, north. */
  public double getCenterY() {
    return view.centerY();
  }

  /** Radians, clockwise. */
  public double getRotation() {
    return view.rotation();
  }

  /** Degrees, clockwise. */
  public double getRotationDegree() {
    return Math.toDegrees(view.rotation());
  }

  /** The box that the map shows before it is turned. */
  public Bounds getBounds() {
    return new Bounds(
        view.centerX() - view.worldWidth() / 2,
        view.centerY() - view.worldHeight() / 2,
        view.centerX() + view.worldWidth() / 2,
        view.centerY() + view.worldHeight() / 2);
  }

  /** The same box, under the name of MapFish Print. */
  public Bounds toReferencedEnvelope() {
    return getBounds();
  }

  /** Points on the page of the box around the turned map. */
  public Dimension getRotatedMapSize() {
    double cos = Math.abs(Math.cos(view.rotation()));
    double sin = Math.abs(Math.sin(view.rotation()));
    return new Dimension(
        (int) Math.ceil(view.widthPoints() * cos + view.heightPoints() * sin - 1e-9),
        (int) Math.ceil(view.widthPoints() * sin + view.heightPoints() * cos - 1e-9));
  }

  /**
   * A box in the map's coordinate system, with the accessors of GeoTools' envelope.
   *
   * @param minX west
   * @param minY south
   * @param maxX east
   * @param maxY north
   */
  public record Bounds(double minX, double minY, double maxX, double maxY) {

    /** West. */
    public double getMinX() {
      return minX;
    }

    /** South. */
    public double getMinY() {
      return minY;
    }

    /** East. */
    public double getMaxX() {
      return maxX;
    }

    /** North. */
    public double getMaxY() {
      return maxY;
    }

    /** Across. */
    public double getWidth() {
      return maxX - minX;
    }

    /** Up. */
    public double getHeight() {
      return maxY - minY;
    }
  }

  /** Metres on the ground for one point of the page, if the projection tells no lies. */
  public double groundPerPoint() {
    return view.groundPerPoint();
  }

  /** Metres on the ground for one point of the page. */
  public double metresPerPoint() {
    return view.metresPerPoint();
  }

  /** Pixels per inch. */
  public double getDPI() {
    return view.dpi();
  }

  /** Points on the page. */
  public Dimension getMapSize() {
    return new Dimension(view.widthPoints(), view.heightPoints());
  }

  /**
   * A scale.
   *
   * @param denominator of the scale on the page
   */
  public record Scale(double denominator) {

    /** The scale's denominator. */
    public double getDenominator() {
      return denominator;
    }

    /** The same: a scale on paper does not depend on the resolution. */
    public double getDenominator(double dpi) {
      return denominator;
    }
  }
}
