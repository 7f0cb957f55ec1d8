package org.fera.app.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fera.app.ogc.WmsCapabilities;
import org.fera.app.ogc.WmsLayer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AreaScopeTest {

  private static final WmsCapabilities CAPABILITIES =
      WmsCapabilities.of(
          List.of(
              layer(
                  "all",
                  layer("base", layer("river"), layer("Lake")),
                  layer("figures", layer("density"), layer("population")))));

  private static WmsLayer layer(String name, WmsLayer... children) {
    return new WmsLayer(name, null, true, null, null, List.of(children));
  }

  @Test
  @Tag("WA-8.12")
  void limitsTheLayersOfAGroup() {
    AreaScope scope =
        new AreaScope(CAPABILITIES, Map.of("figures", Set.of(7), "density", Set.of(8)));
    assertThat(scope.leaves("ALL")).containsExactly("river", "Lake", "density", "population");
    assertThat(scope.limit("population")).containsExactly(7);
    assertThat(scope.limit("Density")).containsExactly(8);
    assertThat(scope.limit("lake")).isEmpty();
    assertThat(scope.limits(List.of("lake", "river"))).isFalse();
    assertThat(scope.limits(List.of("lake", "population"))).isTrue();
    assertThat(scope.limits(List.of())).isTrue();
  }

  @Test
  @Tag("WA-8.12")
  void limitsNamesThatTheCapabilitiesDoNotTell() {
    AreaScope scope = new AreaScope(CAPABILITIES, Map.of("secret", Set.of(9)));
    assertThat(scope.limit("SECRET")).containsExactly(9);
    assertThat(scope.leaves("secret")).containsExactly("secret");
  }
}
