package org.fera.print.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fera.print.app.ZoomLevels.Strategy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ZoomLevelsTest {

  @Test
  @Tag("PS-8.3")
  void eachStrategyTakesItsNeighbour() {
    assertThat(snap(Strategy.CLOSEST_LOWER_SCALE_ON_TIE, 2900)).isEqualTo(2000);
    assertThat(snap(Strategy.CLOSEST_LOWER_SCALE_ON_TIE, 3000)).isEqualTo(2000);
    assertThat(snap(Strategy.CLOSEST_HIGHER_SCALE_ON_TIE, 3000)).isEqualTo(4000);
    assertThat(snap(Strategy.HIGHER_SCALE, 2050)).isEqualTo(2000);
    assertThat(snap(Strategy.HIGHER_SCALE, 2200)).isEqualTo(4000);
    assertThat(snap(Strategy.HIGHER_SCALE, 9999)).isEqualTo(4000);
    assertThat(snap(Strategy.LOWER_SCALE, 3900)).isEqualTo(4000);
    assertThat(snap(Strategy.LOWER_SCALE, 3500)).isEqualTo(2000);
    assertThat(snap(Strategy.LOWER_SCALE, 10)).isEqualTo(1000);
  }

  private static double snap(Strategy strategy, double scale) {
    return new ZoomLevels(List.of(1000d, 4000d, 2000d), 0.05, strategy, false).snap(scale);
  }
}
