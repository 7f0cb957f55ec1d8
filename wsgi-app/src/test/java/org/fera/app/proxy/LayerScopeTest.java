package org.fera.app.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.fera.app.ogc.WmsCapabilities;
import org.fera.app.ogc.WmsLayer;
import org.fera.app.rights.WmsNames;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("WA-8.4")
class LayerScopeTest {

  private static final WmsCapabilities CAPABILITIES =
      WmsCapabilities.of(
          List.of(
              layer("root", layer("a"), layer("b"), layer("group", layer("c"), layer("D"))),
              layer(null, layer("e"))));

  private static WmsLayer layer(String name, WmsLayer... children) {
    return new WmsLayer(name, null, false, null, null, List.of(children));
  }

  private static LayerScope scope(Set<String> visible, Set<String> hidden) {
    return new LayerScope(CAPABILITIES, new WmsNames(visible, hidden));
  }

  @Test
  void keepsAHiddenLayer() {
    LayerScope scope = scope(Set.of("a"), Set.of("b"));
    assertThat(scope.allowed("b")).isEmpty();
    assertThat(scope.allowed("B")).isEmpty();
    assertThat(scope.allowed("a")).containsExactly("a");
  }

  @Test
  void asksAGroupByItsVisibleLayers() {
    LayerScope scope = scope(Set.of(), Set.of("d"));
    assertThat(scope.allowed("root")).containsExactly("a", "b", "c");
    assertThat(scope.allowed("group")).containsExactly("c");
    assertThat(scope(Set.of(), Set.of("a")).allowed("group")).containsExactly("group");
  }

  @Test
  void keepsWhatIsBelowAHiddenGroup() {
    LayerScope scope = scope(Set.of(), Set.of("group"));
    assertThat(scope.allowed("c")).isEmpty();
    assertThat(scope.allowed("d")).isEmpty();
    assertThat(scope.allowed("GROUP")).isEmpty();
    assertThat(scope.allowed("root")).containsExactly("a", "b");
  }

  @Test
  void givesWhatAVisibleLayerOfThePortalNames() {
    LayerScope scope = scope(Set.of("c"), Set.of("group"));
    assertThat(scope.allowed("c")).containsExactly("c");
    assertThat(scope.allowed("group")).containsExactly("c");
  }

  @Test
  void keepsHiddenNamesThatTheCapabilitiesLack() {
    LayerScope scope = scope(Set.of(), Set.of("secret"));
    assertThat(scope.allowed("Secret")).isEmpty();
    assertThat(scope.allowed("unknown")).containsExactly("unknown");
  }
}
