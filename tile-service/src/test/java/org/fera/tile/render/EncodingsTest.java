package org.fera.tile.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.fera.tile.cache.StoredTile;
import org.fera.tile.request.RequestFault;
import org.fera.tile.request.TileRequest;
import org.fera.tile.testing.Alone;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.tileset.TileFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tilesets of each format, in an instance without Memcached. */
class EncodingsTest {

  private static final String TILESETS =
      """
      sources:
        maps:
          url: %s
          timeout: 180s
      tilesets:
        same:
          source: maps
          layers: [country, lake]
          format: source
          source-format: image/jpeg
          grids:
            WebMercatorQuad: {}
        mixed:
          source: maps
          layers: [country, lake]
          format: mixed
          quality: 70
          grids:
            WebMercatorQuad: {}
      """;

  @TempDir private Path folder;

  private MapServerProxy mapServer;
  private Alone instance;

  @BeforeEach
  void start() throws IOException {
    mapServer = MapServerProxy.started();
    instance = Alone.started(folder, TILESETS.formatted(mapServer.url()));
  }

  @AfterEach
  void stop() {
    mapServer.close();
    instance.close();
  }

  @Test
  @Tag("TS-3.5")
  void theBytesOfTheSourceAreHandedOnAsTheyAre() {
    AtomicReference<byte[]> sent = new AtomicReference<>();
    mapServer.spoil(
        answer -> {
          sent.set(answer.body());
          return answer;
        });

    StoredTile tile = find("/xyz/same/8/133/90.jpg");

    assertThat(tile.body().getBytes()).isEqualTo(sent.get());
    assertThat(tile.format()).isEqualTo(TileFormat.JPEG);
    assertThat(mapServer.requests().get(0).getQuery()).contains("WIDTH=256&");
  }

  @Test
  @Tag("TS-3.5")
  void whatIsNoPictureIsNotHandedOn() {
    mapServer.spoil(answer -> new MapServerProxy.Answer(200, "image/jpeg", new byte[2000]));

    assertThatThrownBy(() -> find("/xyz/same/8/133/91.jpg")).hasMessageContaining("unknown format");
  }

  @Test
  @Tag("TS-3.4")
  void aMixedTileIsNamedByEitherFormatAndIsTheSame() {
    assertThat(parse("/xyz/mixed/8/133/90.jpg")).isEqualTo(parse("/xyz/mixed/8/133/90.png"));
    assertThatThrownBy(() -> parse("/xyz/mixed/8/133/90.gif")).isInstanceOf(RequestFault.class);
    assertThat(find("/xyz/mixed/8/133/90.jpg").size()).isPositive();
  }

  private StoredTile find(String path) {
    return instance.find(path).tile();
  }

  private TileRequest parse(String path) {
    return instance.parse(path);
  }
}
