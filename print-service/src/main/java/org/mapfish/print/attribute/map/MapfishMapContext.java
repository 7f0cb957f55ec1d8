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
    double denominator = view.scale();
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
