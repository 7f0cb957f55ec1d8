package org.fera.print.style;

import java.awt.BasicStroke;
import java.awt.Color;
import org.fera.print.feature.Feature;

/** How a line is drawn. Lengths are pixels of the style, see {@link Symbolizer}. */
public record Stroke(
    Setting<Color> colour,
    Setting<Double> opacity,
    Setting<Double> width,
    Setting<String> dashes,
    Setting<Double> dashOffset,
    Setting<String> cap,
    Setting<String> join) {

  /** A plain line. */
  static Stroke plain(Color colour, double width) {
    return new Stroke(
        Setting.fixed(colour),
        Setting.fixed(1d),
        Setting.fixed(width),
        Setting.fixed("solid"),
        Setting.fixed(0d),
        Setting.fixed("butt"),
        Setting.fixed("miter"));
  }

  /** The colour for a feature, with its opacity. */
  public Color colour(Feature feature) {
    return Colours.faded(colour.of(feature), opacity.of(feature));
  }

  /** The pen for a feature; its lengths are multiplied by the factor. */
  public BasicStroke pen(Feature feature, double factor) {
    double wide = width.of(feature);
    double[] lengths = Kinds.dashes(dashes.of(feature), wide);
    float[] scaled = lengths.length == 0 ? null : new float[lengths.length];
    for (int i = 0; i < lengths.length; i++) {
      scaled[i] = (float) (lengths[i] * factor);
    }
    return new BasicStroke(
        (float) (wide * factor),
        cap(cap.of(feature)),
        join(join.of(feature)),
        10,
        scaled,
        (float) Math.max(0, dashOffset.of(feature) * factor));
  }

  private static int cap(String name) {
    return switch (name) {
      case "round" -> BasicStroke.CAP_ROUND;
      case "square" -> BasicStroke.CAP_SQUARE;
      default -> BasicStroke.CAP_BUTT;
    };
  }

  private static int join(String name) {
    return switch (name) {
      case "round" -> BasicStroke.JOIN_ROUND;
      case "bevel" -> BasicStroke.JOIN_BEVEL;
      default -> BasicStroke.JOIN_MITER;
    };
  }
}
