package org.fera.app.dynamic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("WA-2.2.3")
class PortalViewTest {

  @Test
  void beginsWithTheWholeExtentInRoundResolutions() {
    PortalView view = new PortalView(2056, "", List.of(2.4e6, 1.0e6, 2.8e6, 1.3e6));
    assertThat(view.resolutions())
        .hasSize(14)
        .startsWith(1000.0, 500.0, 200.0, 100.0, 50.0)
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(view.center()).containsExactly(2.6e6, 1.15e6);
  }

  @Test
  void showsTheWorldWhereNothingIsKnown() {
    assertThat(PortalView.WORLD.resolutions().get(0)).isBetween(50_000.0, 126_000.0);
  }
}
