package org.fera.app.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.fera.app.http.Unavailable;
import org.fera.app.ogc.WmsCapabilities;
import org.fera.app.ogc.WmsLayer;
import org.fera.app.rights.WmsNames;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("WA-8.8")
class CapabilitiesFilterTest {

  private final LayerScope scope =
      new LayerScope(
          WmsCapabilities.of(
              List.of(layer("root", layer("open"), layer("folder", layer("one"), layer("two"))))),
          new WmsNames(Set.of(), Set.of("one", "two")));

  private static WmsLayer layer(String name, WmsLayer... children) {
    return new WmsLayer(name, null, false, null, null, List.of(children));
  }

  private String filtered(String document) {
    return new String(
        new CapabilitiesFilter(scope).apply(document.getBytes(StandardCharsets.UTF_8)),
        StandardCharsets.UTF_8);
  }

  @Test
  void takesLayersAndEmptiedGroupsOutOfWms() {
    String left =
        filtered(
            "<WMS_Capabilities xmlns=\"http://www.opengis.net/wms\"><Capability><Layer>"
                + "<Name>root</Name><Layer><Name>open</Name></Layer><Layer><Name>folder</Name>"
                + "<Layer><Name>one</Name></Layer><Layer><Name>TWO</Name></Layer></Layer>"
                + "</Layer></Capability></WMS_Capabilities>");
    assertThat(left)
        .contains("root", "open", "http://www.opengis.net/wms")
        .doesNotContain(">one<", ">TWO<", ">folder<");
  }

  @Test
  void takesFeatureTypesOutOfWfs() {
    String left =
        filtered(
            "<WFS_Capabilities xmlns=\"http://www.opengis.net/wfs\"><FeatureTypeList>"
                + "<FeatureType><Name>ms:open</Name></FeatureType>"
                + "<FeatureType><Name>ms:one</Name></FeatureType>"
                + "</FeatureTypeList></WFS_Capabilities>");
    assertThat(left).contains("ms:open").doesNotContain("ms:one");
  }

  @Test
  void handsNothingOnThatItCannotRead() {
    assertThatThrownBy(() -> filtered("<WMS_Capabilities><Layer>")).isInstanceOf(Unavailable.class);
  }
}
