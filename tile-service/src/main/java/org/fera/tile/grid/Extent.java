package org.fera.tile.grid;

import java.util.Optional;

/**
 * A rectangle in the units of a coordinate system, always in x, y order (easting, northing or
 * longitude, latitude), whatever the axis order of that system's definition.
 */
public record Extent(double minX, double minY, double maxX, double maxY) {

  /**
   * @throws IllegalArgumentException when a bound is not a finite number or the rectangle is empty
   */
  public Extent {
    if (!Double.isFinite(minX + minY + maxX + maxY) || minX >= maxX || minY >= maxY) {
      throw new IllegalArgumentException(
          "not an extent (min x, min y, max x, max y): "
              + minX
              + ", "
              + minY
              + ", "
              + maxX
              + ", "
              + maxY);
    }
  }

  /** The width in units of the coordinate system. */
  public double width() {
    return maxX - minX;
  }

  /** The height in units of the coordinate system. */
  public double height() {
    return maxY - minY;
  }

  /** What both have in common, unless it is nothing. */
  public Optional<Extent> intersection(Extent other) {
    double left = Math.max(minX, other.minX);
    double bottom = Math.max(minY, other.minY);
    double right = Math.min(maxX, other.maxX);
    double top = Math.min(maxY, other.maxY);
    return left < right && bottom < top
        ? Optional.of(new Extent(left, bottom, right, top))
        : Optional.empty();
  }

  /** This extent, larger by a distance on each of its sides. */
  public Extent expandedBy(double distance) {
    return new Extent(minX - distance, minY - distance, maxX + distance, maxY + distance);
  }
}
