package org.fera.print.app;

import java.util.Comparator;
import java.util.List;

/**
 * Scales that a map snaps to.
 *
 * @param scales denominators, descending, not empty
 * @param tolerance share by which a level may be passed over
 * @param strategy which neighbour is taken
 * @param geodetic whether the scales are those on the ground
 */
public record ZoomLevels(
    List<Double> scales, double tolerance, Strategy strategy, boolean geodetic) {

  /** MapFish Print's {@code zoomLevelSnapStrategy}. */
  public enum Strategy {
    CLOSEST_LOWER_SCALE_ON_TIE,
    CLOSEST_HIGHER_SCALE_ON_TIE,
    HIGHER_SCALE,
    LOWER_SCALE
  }

  /** Sorts the scales. */
  public ZoomLevels {
    scales = scales.stream().sorted(Comparator.reverseOrder()).toList();
  }

  /** The level for a wanted scale denominator. */
  public double snap(double wanted) {
    return switch (strategy) {
      case HIGHER_SCALE ->
          scales.stream()
              .filter(scale -> scale >= wanted * (1 - tolerance))
              .reduce((a, b) -> b)
              .orElse(scales.get(0));
      case LOWER_SCALE ->
          scales.stream()
              .filter(scale -> scale <= wanted * (1 + tolerance))
              .findFirst()
              .orElse(scales.get(scales.size() - 1));
      case CLOSEST_LOWER_SCALE_ON_TIE -> closest(wanted, 1);
      case CLOSEST_HIGHER_SCALE_ON_TIE -> closest(wanted, -1);
    };
  }

  private double closest(double wanted, int onTie) {
    Comparator<Double> distance = Comparator.comparingDouble(scale -> Math.abs(scale - wanted));
    return scales.stream().min(distance.thenComparing(scale -> onTie * scale)).orElseThrow();
  }
}
