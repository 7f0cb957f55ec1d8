package org.fera.tile.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fera.tile.testing.Servers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WmsAloneTest {

  private record Given(Optional<URI> url, Optional<List<String>> layers, Optional<Path> folder)
      implements TilesConfig.Wms {}

  private static final Optional<Path> NOWHERE = Optional.empty();

  @Test
  @Tag("TS-9.5")
  void theLayersThatTheServerNamesAreTilesets() {
    TileConfiguration configuration =
        WmsAlone.read(new Given(Optional.of(Servers.mapServer()), Optional.empty(), NOWHERE));

    assertThat(configuration.tilesets()).containsKeys("geodata", "country", "lake");
    assertThat(configuration.tilesets().get("lake").query().layers()).isEqualTo("lake");
    assertThat(configuration.tilesets().get("lake").store()).isEmpty();
  }

  @Test
  @Tag("TS-9.5")
  void layersThatAreGivenNeedNoServerAndAreKeptInTheFolder() {
    TileConfiguration configuration =
        WmsAlone.read(
            new Given(
                Optional.of(URI.create("http://127.0.0.1:1/wms?map=a")),
                Optional.of(List.of("topp:states")),
                Optional.of(Path.of("/tiles"))));

    assertThat(configuration.tilesets().get("topp_states").query().layers())
        .isEqualTo("topp:states");
    assertThat(configuration.tilesets().get("topp_states").store()).contains("files");
    assertThat(configuration.stores().get("files").folder()).isEqualTo(Path.of("/tiles"));
  }

  @Test
  @Tag("TS-9.5")
  void aServerThatDoesNotSayIsNamed() {
    assertThatThrownBy(
            () ->
                WmsAlone.read(
                    new Given(
                        Optional.of(URI.create("http://127.0.0.1:1/")), Optional.empty(), NOWHERE)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("set fera.tiles.wms.layers");
  }

  @Test
  @Tag("TS-9.5")
  void version111IsReadAndItsDtdIsNot() throws IOException {
    String document =
        """
        <!DOCTYPE WMT_MS_Capabilities SYSTEM "http://127.0.0.1:1/a.dtd">
        <WMT_MS_Capabilities version="1.1.1"><Capability>
          <Layer><SRS>EPSG:4326</SRS>
            <Layer><Name>degrees</Name></Layer>
            <Layer><Name>both</Name><SRS>EPSG:2056 EPSG:3857</SRS>
              <Layer><Name>below</Name></Layer></Layer>
          </Layer></Capability></WMT_MS_Capabilities>
        """;

    assertThat(
            WmsLayers.in(
                new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), "EPSG:3857"))
        .containsExactly("both", "below");
  }
}
