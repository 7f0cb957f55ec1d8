package org.fera.app.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.fera.app.http.BadParameter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OgcParametersTest {

  @Test
  @Tag("WA-8.2")
  void handsNothingOnThatTellsTheServerWhoAsks() {
    OgcParameters parameters =
        OgcParameters.of(
            "/mapserv_proxy?ogcserver=main&Role_IDs=1&ROLE_ID=1&User_Id=0&S_x=1&s_y=2"
                + "&cache_version=1&LAYERS=a&FLOOR=2");
    assertThat(parameters.handedOn()).containsOnlyKeys("LAYERS", "FLOOR");
  }

  @Test
  @Tag("WA-8.2")
  void countsEachNameOnceWhateverItsCase() {
    OgcParameters parameters =
        OgcParameters.of("/mapserv_proxy?LAYERS=a&layers=b&Layers=c&LAYERS=d");
    assertThat(parameters.handedOn()).containsExactly(Map.entry("LAYERS", "a"));
  }

  @ParameterizedTest
  @Tag("WA-8.3")
  @ValueSource(
      strings = {
        "map=/etc/passwd",
        "MAP=x",
        "%6Dap=x",
        "SLD=http://x",
        "sld_body=x",
        "map.layer[a].data=x",
        "map_layer_a=x",
        "map%5Blayer%5D=x",
        "mode=map",
        "qlayer=a"
      })
  void refusesToChooseAnotherMapfile(String query) {
    assertThatThrownBy(() -> OgcParameters.of("/mapserv_proxy?" + query))
        .isInstanceOf(BadParameter.class);
  }

  @Test
  void letsThePrintChooseResolutionAndAngle() {
    assertThat(OgcParameters.of("/x?MAP_RESOLUTION=254&map.angle=30").handedOn())
        .containsOnlyKeys("MAP_RESOLUTION", "MAP.ANGLE");
  }
}
