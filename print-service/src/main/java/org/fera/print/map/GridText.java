package org.fera.print.map;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.fera.print.crs.Crs;
import org.fera.print.spec.GridSpec;
import org.locationtech.proj4j.Proj4jException;

/** Says which coordinate a line of a grid stands for, in the system and form asked for. */
final class GridText {

  private final Crs.Transform transform;
  private final boolean degrees;
  private final GridSpec.Labels labels;

  private GridText(Crs.Transform transform, boolean degrees, GridSpec.Labels labels) {
    this.transform = transform;
    this.degrees = degrees;
    this.labels = labels;
  }

  static GridText of(Crs map, GridSpec.Labels labels) {
    Crs shown = labels.projection().map(Crs::of).orElse(map);
    return new GridText(map.to(shown), shown.geographic(), labels);
  }

  String east(double x, double y) {
    return text(x, y, 0);
  }

  String north(double x, double y) {
    return text(x, y, 1);
  }

  private String text(double x, double y, int axis) {
    try {
      return text(transform.of(x, y)[axis]);
    } catch (Proj4jException e) {
      return "";
    }
  }

  String text(double value) {
    String unit = degrees ? "°" : "m";
    if (labels.format().isPresent()) {
      return String.format(Locale.ROOT, labels.format().get(), value, unit);
    }
    if (labels.valueFormat().isPresent()) {
      DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
      labels
          .decimal()
          .filter(s -> !s.isEmpty())
          .ifPresent(s -> symbols.setDecimalSeparator(s.charAt(0)));
      labels
          .grouping()
          .filter(s -> !s.isEmpty())
          .ifPresent(s -> symbols.setGroupingSeparator(s.charAt(0)));
      return new DecimalFormat(labels.valueFormat().get(), symbols).format(value)
          + String.format(Locale.ROOT, labels.unitFormat(), unit);
    }
    if (Math.abs(value - Math.rint(value)) < 1e-6) {
      return String.format(Locale.ROOT, "%d %s", Math.round(value), unit);
    }
    return String.format(Locale.ROOT, degrees ? "%1.6f %s" : "%1.0f %s", value, unit);
  }
}
