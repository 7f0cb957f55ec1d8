package org.fera.print.furniture;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fera.print.spec.ScalebarSpec;

/**
 * A scale bar: equal intervals of a length that reads well, as long as fits with the labels. It
 * shows lengths across the page, so a turned map does not change it.
 */
public final class ScaleBar implements Figure {

  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);
  private static final double LINE = 0.6;

  private final ScalebarSpec spec;
  private final double width;
  private final double height;
  private final double metresPerPoint;
  private final Font font;

  /**
   * A scale bar.
   *
   * @param width points
   * @param height points
   * @param metresPerPoint metres on the ground for one point of the page
   * @param font of the labels, in any size
   */
  public ScaleBar(
      ScalebarSpec spec, double width, double height, double metresPerPoint, Font font) {
    this.spec = spec;
    this.width = width;
    this.height = height;
    this.metresPerPoint = metresPerPoint;
    this.font = font.deriveFont((float) spec.fontSize());
  }

  /**
   * What fits.
   *
   * @param points length of one interval on the page
   * @param value length of one interval in the unit
   */
  record Fit(double points, double value, ScalebarSpec.Unit unit, List<String> labels) {}

  /** The longest bar that fits with its labels; also used to tell how long it is. */
  Fit fit() {
    double metres = metresPerPoint * (length() - 2 * LINE) / spec.intervals();
    ScalebarSpec.Unit unit = unit(metres);
    double value = NiceLength.atMost(metres / unit.metres());
    Fit fit = fit(value, unit);
    for (int tries = 0; tries < 6 && !fits(fit); tries++) {
      value = NiceLength.below(value);
      ScalebarSpec.Unit better = unit(value * unit.metres());
      value = value * unit.metres() / better.metres();
      unit = better;
      fit = fit(value, unit);
    }
    return fit;
  }

  private Fit fit(double value, ScalebarSpec.Unit unit) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i <= spec.intervals(); i++) {
      String number = number(i * value);
      labels.add(i < spec.intervals() ? number : number + " " + unit.symbol());
    }
    return new Fit(value * unit.metres() / metresPerPoint, value, unit, labels);
  }

  private ScalebarSpec.Unit unit(double metres) {
    ScalebarSpec.Unit asked = spec.unit().orElse(ScalebarSpec.Unit.METRE);
    if (spec.lockUnit()) {
      return asked;
    }
    return switch (asked) {
      case METRE, KILOMETRE, CENTIMETRE, MILLIMETRE ->
          metres >= 1000
              ? ScalebarSpec.Unit.KILOMETRE
              : metres >= 1 ? ScalebarSpec.Unit.METRE : ScalebarSpec.Unit.CENTIMETRE;
      case FOOT, INCH, YARD, MILE ->
          metres >= ScalebarSpec.Unit.MILE.metres()
              ? ScalebarSpec.Unit.MILE
              : ScalebarSpec.Unit.FOOT;
    };
  }

  private boolean fits(Fit fit) {
    double needed =
        textWidth(fit.labels.get(0)) / 2
            + fit.points * spec.intervals()
            + textWidth(fit.labels.get(spec.intervals())) / 2;
    return needed <= length();
  }

  /**
   * Every how many intervals a label stands, so that labels do not touch; the first and the last
   * always do.
   */
  private int labelStep(Fit fit) {
    for (int step = 1; step < spec.intervals(); step++) {
      double widest = textWidth(fit.labels.get(spec.intervals())) + spec.fontSize() / 3;
      if (spec.intervals() % step == 0 && fit.points * step >= widest) {
        return step;
      }
    }
    return spec.intervals();
  }

  private double textWidth(String text) {
    return font.getStringBounds(text, MEASURE).getWidth();
  }

  private static String number(double value) {
    return new DecimalFormat("0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value);
  }

  @Override
  public void draw(Graphics2D graphics) {
    if (spec.background().getAlpha() > 0) {
      graphics.setColor(spec.background());
      graphics.fill(new Rectangle2D.Double(0, 0, width, height));
    }
    AffineTransform before = graphics.getTransform();
    if (spec.shape().orientation().vertical()) {
      graphics.translate(0, height);
      graphics.rotate(-Math.PI / 2);
    }
    drawAlong(graphics);
    graphics.setTransform(before);
  }

  /** Draws it from left to right; what is vertical has been turned before. */
  private void drawAlong(Graphics2D graphics) {
    ScalebarSpec.Shape shape = spec.shape();
    boolean vertical = shape.orientation().vertical();
    double depth = vertical ? width : height;
    Fit fit = fit();
    double before = Math.max(line(), textWidth(fit.labels.get(0)) / 2);
    double used =
        before + fit.points * spec.intervals() + textWidth(fit.labels.get(spec.intervals())) / 2;
    double left =
        shape.padding()
            + before
            + Math.max(0, length() - used) * (vertical ? 1 - shape.verticalAlign() : shape.align());
    double bar =
        shape.barSize().orElse(Math.max(2, Math.min(depth / 4, depth - spec.fontSize() * 1.25)));
    double distance = shape.labelDistance().orElse(spec.fontSize() * 0.1);
    double whole = bar + distance + spec.fontSize();
    double top =
        shape.padding()
            + Math.max(0, depth - 2 * shape.padding() - whole)
                * (vertical ? shape.align() : shape.verticalAlign());
    boolean labelsFirst = shape.orientation().labelsFirst();
    graphics.setStroke(new BasicStroke((float) line()));
    AffineTransform unmoved = graphics.getTransform();
    graphics.translate(0, labelsFirst ? top + spec.fontSize() + distance : top);
    if (spec.type() == ScalebarSpec.Type.LINE) {
      line(graphics, fit, left, bar);
    } else {
      bar(graphics, fit, left, bar);
    }
    graphics.setTransform(unmoved);
    double baseline =
        labelsFirst ? top + spec.fontSize() * 0.8 : top + bar + distance + spec.fontSize();
    labels(graphics, fit, left, baseline);
  }

  private void labels(Graphics2D graphics, Fit fit, double left, double baseline) {
    graphics.setFont(font);
    graphics.setColor(spec.fontColor());
    for (int i = 0; i <= spec.intervals(); i += labelStep(fit)) {
      String label = fit.labels.get(i);
      double x = left + i * fit.points - textWidth(label) / 2;
      graphics.drawString(label, (float) x, (float) baseline);
    }
  }

  private double line() {
    return spec.shape().lineWidth().orElse(LINE);
  }

  /** Points in which it must fit, along it. */
  private double length() {
    return (spec.shape().orientation().vertical() ? height : width) - 2 * spec.shape().padding();
  }

  /** How many parts an interval is divided into: 5 into 5, others into 2. */
  private int parts(Fit fit) {
    if (!spec.subIntervals()) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(fit.value) + 1e-9));
    return Math.round(fit.value / power) == 5 ? 5 : 2;
  }

  private void bar(Graphics2D graphics, Fit fit, double left, double bar) {
    int parts = parts(fit);
    double step = fit.points / parts;
    double line = line();
    int divided = spec.type() == ScalebarSpec.Type.BAR_SUB ? parts : parts * spec.intervals();
    double x = left;
    for (int i = 0; x < left + fit.points * spec.intervals() - 1e-6; i++) {
      double piece = i < divided ? step : fit.points;
      graphics.setColor(i % 2 == 0 ? spec.color() : spec.barBackground());
      graphics.fill(new Rectangle2D.Double(x, line / 2, piece, bar - line));
      x += piece;
    }
    graphics.setColor(spec.color());
    graphics.draw(
        new Rectangle2D.Double(left, line / 2, fit.points * spec.intervals(), bar - line));
  }

  private void line(Graphics2D graphics, Fit fit, double left, double bar) {
    boolean above = !spec.shape().orientation().labelsFirst();
    double base = above ? bar : 0;
    graphics.setColor(spec.color());
    graphics.draw(new Line2D.Double(left, base, left + fit.points * spec.intervals(), base));
    int parts = parts(fit);
    for (int i = 0; i <= spec.intervals() * parts; i++) {
      double x = left + i * fit.points / parts;
      double tick = i % parts == 0 ? bar : bar / 2;
      graphics.draw(new Line2D.Double(x, base, x, above ? bar - tick : tick));
    }
  }
}
