package org.fera.app.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.fera.app.ogc.WmsCapabilities;
import org.fera.app.ogc.WmsLayer;
import org.fera.app.themes.ThemeTree.LayerRow;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("WA-2.1.14")
class BlockTimesTest {

  private static final WmsCapabilities CAPABILITIES =
      WmsCapabilities.of(
          List.of(
              timed("a", "2000,2001"),
              timed("b", "2002"),
              timed("c", "2000/2010/P1Y"),
              new WmsLayer("plain", null, false, null, null, List.of()),
              new WmsLayer(
                  "group",
                  null,
                  false,
                  null,
                  null,
                  List.of(timed("d", "1990"), timed("e", "1991")))));

  private static WmsLayer timed(String name, String extent) {
    return new WmsLayer(name, null, false, extent, null, List.of());
  }

  private static LayerRow row(int id, String wms, String mode) {
    return new LayerRow(
        id, "l_wms", "l" + id, true, 1, wms, null, mode, "slider", null, null, null, null, null,
        null, false);
  }

  private static BlockTimes times(LayerRow... rows) {
    return new BlockTimes(Arrays.asList(rows), CAPABILITIES);
  }

  @Test
  void leavesTheTimeOfOneLayerOnIt() {
    BlockTimes times = times(row(1, "a", "value"), row(2, "plain", "disabled"));
    assertThat(times.of(row(1, "a", "value")).orElseThrow().values()).hasSize(2);
    assertThat(times.of(row(2, "plain", "disabled"))).isEmpty();
    assertThat(times.ofBlock()).isEmpty();
  }

  @Test
  void putsTheTimesOfSeveralLayersOnTheBlock() {
    BlockTimes times = times(row(1, "a", "value"), row(2, "b", "value"));
    assertThat(times.of(row(1, "a", "value"))).isEmpty();
    assertThat(times.ofBlock().orElseThrow().values()).hasSize(3);
  }

  @Test
  void takesTheTimeOfAGroupFromItsChildren() {
    BlockTimes times = times(row(1, "group", "range"));
    assertThat(times.of(row(1, "group", "range")).orElseThrow().values()).hasSize(2);
  }

  @Test
  void saysWhichLayerCannotBeAskedWithTheOthers() {
    BlockTimes times =
        times(
            row(1, "a", "value"),
            row(2, "c", "value"),
            row(3, "b", "range"),
            row(4, "plain", "value"));
    assertThat(times.failure(row(1, "a", "value"))).isEmpty();
    assertThat(times.failure(row(2, "c", "value")).orElseThrow()).contains("interval");
    assertThat(times.failure(row(3, "b", "range")).orElseThrow()).contains("mode");
    assertThat(times.failure(row(4, "plain", "value")).orElseThrow()).contains("no time");
  }

  @Test
  void hasNoTimeOfAListOfLayers() {
    BlockTimes times = times(row(1, "a,b", "value"));
    assertThat(times.failure(row(1, "a,b", "value"))).isEmpty();
    assertThat(times.of(row(1, "a,b", "value"))).isEmpty();
  }
}
