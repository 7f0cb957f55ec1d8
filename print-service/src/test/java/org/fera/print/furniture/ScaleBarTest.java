package org.fera.print.furniture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.util.Optional;
import org.fera.print.spec.ScalebarSpec;
import org.junit.jupiter.api.Tag;
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
            8,
            Color.BLACK,
            Color.BLACK,
            Color.WHITE,
            Color.WHITE);

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
}
