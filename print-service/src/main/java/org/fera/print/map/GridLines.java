package org.fera.print.map;

import java.util.ArrayList;
import java.util.List;
import org.fera.print.spec.GridSpec;

/**
 * Where the lines of a grid are.
 *
 * @param xs of lines that run north
 * @param ys of lines that run east
 * @param box that the lines cross
 */
record GridLines(List<Double> xs, List<Double> ys, Box box) {

  private static final int MOST = 500;

  static GridLines of(GridSpec.Steps steps, Box box) {
    if (steps instanceof GridSpec.Steps.Spacing spacing) {
      return new GridLines(
          multiples(box.minX(), box.maxX(), spacing.originX(), spacing.x()),
          multiples(box.minY(), box.maxY(), spacing.originY(), spacing.y()),
          box);
    }
    GridSpec.Steps.Count count = (GridSpec.Steps.Count) steps;
    return new GridLines(
        even(box.minX(), box.width(), count.x()), even(box.minY(), box.height(), count.y()), box);
  }

  /** None if they would cover the map. */
  private static List<Double> multiples(double from, double to, double origin, double step) {
    List<Double> values = new ArrayList<>();
    double first = Math.ceil((from - origin) / step);
    double last = Math.floor((to - origin) / step);
    for (double i = first; i <= last && last - first < MOST; i++) {
      values.add(origin + i * step);
    }
    return values;
  }

  private static List<Double> even(double from, double length, int count) {
    List<Double> values = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      values.add(from + length * i / (count + 1));
    }
    return values;
  }
}
