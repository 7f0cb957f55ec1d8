package org.fera.print.furniture;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fera.print.spec.ScalebarSpec;

/**
 * A scale bar: equal intervals of a length that reads well, as long as fits with the labels, which
 * stand below. It shows lengths across the page, so a turned map does not change it.
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
    double metres = metresPerPoint * (width - 2 * LINE) / spec.intervals();
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
    return needed <= width;
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
    Fit fit = fit();
    double left = Math.max(LINE, textWidth(fit.labels.get(0)) / 2);
    double bar = Math.max(2, Math.min(height / 4, height - spec.fontSize() * 1.25));
    graphics.setStroke(new BasicStroke((float) LINE));
    if (spec.type() == ScalebarSpec.Type.LINE) {
      line(graphics, fit, left, bar);
    } else {
      bar(graphics, fit, left, bar);
    }
    graphics.setFont(font);
    graphics.setColor(spec.fontColor());
    for (int i = 0; i <= spec.intervals(); i += labelStep(fit)) {
      String label = fit.labels.get(i);
      double x = left + i * fit.points - textWidth(label) / 2;
      graphics.drawString(label, (float) x, (float) (bar + spec.fontSize() * 1.1));
    }
  }

  private void bar(Graphics2D graphics, Fit fit, double left, double bar) {
    for (int i = 0; i < spec.intervals(); i++) {
      Rectangle2D piece =
          new Rectangle2D.Double(left + i * fit.points, LINE / 2, fit.points, bar - LINE);
      graphics.setColor(i % 2 == 0 ? spec.color() : spec.barBackground());
      graphics.fill(piece);
    }
    graphics.setColor(spec.color());
    graphics.draw(
        new Rectangle2D.Double(left, LINE / 2, fit.points * spec.intervals(), bar - LINE));
  }

  private void line(Graphics2D graphics, Fit fit, double left, double bar) {
    graphics.setColor(spec.color());
    graphics.draw(new Line2D.Double(left, bar, left + fit.points * spec.intervals(), bar));
    for (int i = 0; i <= spec.intervals(); i++) {
      double x = left + i * fit.points;
      graphics.draw(new Line2D.Double(x, 0, x, bar));
    }
  }
}
