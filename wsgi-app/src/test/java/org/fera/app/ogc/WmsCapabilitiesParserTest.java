package org.fera.app.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WmsCapabilitiesParserTest {

  private static final String DOCUMENT =
      """
      <?xml version="1.0"?>
      <!DOCTYPE WMT_MS_Capabilities SYSTEM "file:///etc/hostname" [<!ELEMENT V EMPTY>]>
      <WMT_MS_Capabilities version="1.1.1"><Service><Name>OGC:WMS</Name></Service><Capability>
      <Layer><Name>root</Name>
        <Layer queryable="1"><Name>fine</Name><Style><Name>default</Name></Style>
          <ScaleHint min="0" max="935.44284080557"/></Layer>
        <Layer><Name>coarse</Name><ScaleHint min="18.7088568161114" max="0"/></Layer>
        <Layer><Title>folder</Title><Layer><Name>timed</Name>
          <Dimension name="time" units="ISO8601"/>
          <Extent name="time" default="2010">2000,2010</Extent></Layer></Layer>
      </Layer></Capability></WMT_MS_Capabilities>
      """;

  private static WmsCapabilities parse(String document) throws XMLStreamException {
    return WmsCapabilitiesParser.parse(document.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @Tag("WA-2.1.13")
  void readsResolutionsFromScaleHints() throws XMLStreamException {
    WmsCapabilities capabilities = parse(DOCUMENT);
    assertThat(capabilities.layer("fine").orElseThrow().resolutions())
        .isEqualTo(new ScaleHint(0, 661.46));
    assertThat(capabilities.layer("coarse").orElseThrow().resolutions())
        .isEqualTo(new ScaleHint(13.23, ScaleHint.NO_MAX));
    assertThat(capabilities.layer("timed").orElseThrow().resolutions()).isEqualTo(ScaleHint.ALWAYS);
    assertThat(capabilities.layer("root").orElseThrow().resolutions())
        .isEqualTo(new ScaleHint(0, ScaleHint.NO_MAX));
  }

  @Test
  void keepsTheTree() throws XMLStreamException {
    WmsCapabilities capabilities = parse(DOCUMENT);
    assertThat(capabilities.layer("root").orElseThrow().leaves().map(WmsLayer::name))
        .containsExactly("fine", "coarse", "timed");
    assertThat(capabilities.byName()).doesNotContainKeys("default", "folder");
    assertThat(capabilities.layer("fine").orElseThrow().queryable()).isTrue();
    assertThat(capabilities.layer("coarse").orElseThrow().queryable()).isFalse();
  }

  @Test
  void readsTheTimeExtent() throws XMLStreamException {
    WmsLayer timed = parse(DOCUMENT).layer("timed").orElseThrow();
    assertThat(timed.timeExtent()).isEqualTo("2000,2010");
    assertThat(timed.timeDefault()).isEqualTo("2010");
  }

  @Test
  void refusesWhatIsNoCapabilities() {
    assertThatThrownBy(() -> parse("<ServiceExceptionReport/>"))
        .isInstanceOf(XMLStreamException.class);
    assertThatThrownBy(() -> parse("msLoadMap(): no such file"))
        .isInstanceOf(XMLStreamException.class);
  }

  @Test
  void fetchesNoEntity() {
    assertThatThrownBy(
            () ->
                parse(
                    "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                        + "<a><Capability><Layer><Name>&e;</Name></Layer></Capability></a>"))
        .isInstanceOf(XMLStreamException.class);
  }
}
