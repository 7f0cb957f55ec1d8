package org.fera.app.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
  void tellsTheScaleOfEachResolutionUnlessScalesAreConfigured() {
    ObjectMapper json = new ObjectMapper();
    ObjectNode constants = json.createObjectNode();
    constants.withObject("/gmfOptions/view").putArray("resolutions").add(1000.0).add(0.5);
    ViewConstants.add(constants, new PortalView(2056, "+proj=somerc", List.of(0.0, 0.0, 1.0, 1.0)));
    assertThat(constants.at("/ngeoScaleSelectorOptions/values"))
        .isEqualTo(json.createArrayNode().add(3_779_520L).add(1890L));

    constants.putObject("ngeoScaleSelectorOptions").putArray("values").add(500);
    ViewConstants.add(constants, PortalView.WORLD);
    assertThat(constants.at("/ngeoScaleSelectorOptions/values")).hasSize(1);
  }

  @Test
  void degreesAreThoseOfTheEquator() {
    PortalView world = new PortalView(4326, "+proj=longlat +datum=WGS84", List.of());
    assertThat(world.metresPerUnit()).isCloseTo(111_319.5, within(0.1));
  }

  @Test
  void showsTheWorldWhereNothingIsKnown() {
    assertThat(PortalView.WORLD.resolutions().get(0)).isBetween(50_000.0, 126_000.0);
  }
}
