package org.fera.print.furniture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.fera.print.spec.ScalebarSpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleBarTest {

  @ParameterizedTest
  @Tag("PS-6.3")
  @CsvSource({"100", "1000", "2500", "10000", "25000", "333333", "1000000", "20000000"})
  void intervalsReadWellAndFit(double scale) {
    double metresPerPoint = scale * 0.0254 / 72;
    ScalebarSpec spec =
        new ScalebarSpec(
            ScalebarSpec.Type.BAR,
            Optional.empty(),
            false,
            3,
            false,
            false,
            "",
            8,
            Color.BLACK,
            Color.BLACK,
            Color.WHITE,
            Color.WHITE,
            ScalebarSpec.Shape.USUAL);

    ScaleBar.Fit fit =
        new ScaleBar(spec, 180, 20, metresPerPoint, new Font(Font.SANS_SERIF, Font.PLAIN, 8)).fit();

    double mantissa = fit.value() / Math.pow(10, Math.floor(Math.log10(fit.value()) + 1e-9));
    assertThat(Math.round(mantissa * 1e6) / 1e6).isIn(1d, 2d, 5d);
    assertThat(fit.points() * 3).isLessThanOrEqualTo(180).isGreaterThan(180 / 6.0);
    assertThat(fit.points() * metresPerPoint)
        .isCloseTo(fit.value() * fit.unit().metres(), org.assertj.core.data.Offset.offset(1e-6));
    assertThat(fit.labels()).hasSize(4).first().isEqualTo("0");
    assertThat(fit.labels().get(3)).endsWith(" " + fit.unit().symbol());
  }

  @Test
  @Tag("PS-6.4")
  void itStandsAndRunsAsItsOrientationSays() {
    for (ScalebarSpec.Orientation orientation : ScalebarSpec.Orientation.values()) {
      boolean vertical = orientation.vertical();
      BufferedImage image = draw(orientation, 0, 0, vertical ? 40 : 180, vertical ? 180 : 40);
      double[] red = box(image, 0xff0000);
      double[] blue = box(image, 0x0000ff);
      double along = vertical ? red[3] - red[1] : red[2] - red[0];
      double across = vertical ? red[2] - red[0] : red[3] - red[1];
      assertThat(along).as("%s", orientation).isGreaterThan(5 * across);
      switch (orientation) {
        case HORIZONTAL_LABELS_BELOW -> assertThat(blue[1]).isGreaterThan(red[3] - 1);
        case HORIZONTAL_LABELS_ABOVE -> assertThat(blue[3]).isLessThan(red[1] + 1);
        case VERTICAL_LABELS_LEFT -> assertThat(blue[2]).isLessThan(red[0] + 1);
        case VERTICAL_LABELS_RIGHT -> assertThat(blue[0]).isGreaterThan(red[2] - 1);
      }
    }
  }

  @Test
  @Tag("PS-6.4")
  void itIsAlignedInItsBox() {
    ScalebarSpec.Orientation below = ScalebarSpec.Orientation.HORIZONTAL_LABELS_BELOW;
    double[] left = box(draw(below, 0, 0, 180, 60), 0xff0000);
    double[] right = box(draw(below, 1, 1, 180, 60), 0xff0000);
    double[] middle = box(draw(below, 0.5, 0.5, 180, 60), 0xff0000);
    assertThat(right[0]).isGreaterThan(left[0]);
    assertThat(middle[0])
        .isCloseTo((left[0] + right[0]) / 2, org.assertj.core.data.Offset.offset(0.6));
    assertThat(right[1]).isGreaterThan(left[1] + 10);
    assertThat(middle[1])
        .isCloseTo((left[1] + right[1]) / 2, org.assertj.core.data.Offset.offset(0.6));
  }

  /** A bar of red with blue labels, four pixels a point. */
  private static BufferedImage draw(
      ScalebarSpec.Orientation orientation, double align, double vertical, int width, int height) {
    ScalebarSpec spec =
        new ScalebarSpec(
            ScalebarSpec.Type.BAR,
            Optional.empty(),
            false,
            3,
            true,
            false,
            "",
            8,
            Color.BLUE,
            Color.RED,
            Color.WHITE,
            Color.WHITE,
            new ScalebarSpec.Shape(
                orientation,
                align,
                vertical,
                Optional.of(6d),
                Optional.of(1d),
                Optional.of(2d),
                0));
    BufferedImage image = new BufferedImage(4 * width, 4 * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(4, 4);
    new ScaleBar(spec, width, height, 0.37, new Font(Font.SANS_SERIF, Font.PLAIN, 8))
        .draw(graphics);
    graphics.dispose();
    return image;
  }

  private static double[] box(BufferedImage image, int rgb) {
    double[] box = {1e9, 1e9, -1, -1};
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if ((image.getRGB(x, y) & 0xffffff) == rgb) {
          box[0] = Math.min(box[0], x / 4.0);
          box[1] = Math.min(box[1], y / 4.0);
          box[2] = Math.max(box[2], (x + 1) / 4.0);
          box[3] = Math.max(box[3], (y + 1) / 4.0);
        }
      }
    }
    return box;
  }
}
