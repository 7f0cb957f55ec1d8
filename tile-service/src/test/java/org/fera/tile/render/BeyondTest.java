package org.fera.tile.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fera.tile.request.RequestFault;
import org.fera.tile.testing.Alone;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.testing.Pixels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Levels whose tiles are not kept. */
class BeyondTest {

  private static final String TILESETS =
      """
      grids:
        swiss:
          crs: EPSG:2056
          extent: [2420000, 1030000, 2900000, 1350000]
          resolutions: [4000, 2000, 1000, 500, 250, 100, 50]
      sources:
        maps:
          url: %s
          timeout: 180s
      stores:
        files: {folder: files}
      tilesets:
        larger:
          source: maps
          layers: [country, lake]
          store: files
          grids:
            WebMercatorQuad: {max-zoom: 12, max-cached-zoom: 8}
            swiss: {max-cached-zoom: 4}
        asked:
          source: maps
          layers: [country, lake]
          store: files
          grids:
            WebMercatorQuad: {max-zoom: 12, max-cached-zoom: 8, beyond: proxy}
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
    instance.close();
    mapServer.close();
  }

  @Test
  @Tag("TS-3.12")
  void aTileIsAPieceOfTheFinestOneThatIsKept() throws IOException {
    BufferedImage parent = decoded(instance.find("/xyz/larger/8/133/90.png"));
    mapServer.forget();

    // The third of four by four pieces to the east, the second to the south.
    FoundTile tile = instance.find("/xyz/larger/10/534/361.png");

    assertThat(tile.origin()).isEqualTo(FoundTile.Origin.PROXY);
    assertThat(mapServer.requests()).isEmpty();
    BufferedImage expected = new BufferedImage(256, 256, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = expected.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(parent, new AffineTransform(4, 0, 0, 4, -512, -256), null);
    graphics.dispose();
    assertThat(Pixels.different(decoded(tile), expected, 8)).isLessThan(0.01);
    assertThat(Files.exists(folder.resolve("files/larger/WebMercatorQuad/10"))).isFalse();
  }

  @Test
  @Tag("TS-3.12")
  void aTileOverTheEdgeOfTwoIsMadeOfBoth() throws IOException {
    // Tiles of 25.6 km over ones of 64 km: the third one reaches over the edge of the first.
    BufferedImage tile = decoded(instance.find("/xyz/larger@swiss/5/7/6.png"));

    assertThat(Pixels.colours(tile)).isGreaterThan(1);
    for (int x : new int[] {0, 127, 128, 255}) {
      assertThat(tile.getRGB(x, 128) >>> 24).as("column %d", x).isEqualTo(255);
    }
  }

  @Test
  @Tag("TS-3.12")
  void theSourceDrawsEachTileAloneAndNothingIsKept() {
    for (int i = 0; i < 2; i++) {
      mapServer.forget();
      FoundTile tile = instance.find("/xyz/asked/10/534/361.png");

      assertThat(tile.origin()).isEqualTo(FoundTile.Origin.PROXY);
      assertThat(mapServer.requests())
          .singleElement()
          .satisfies(uri -> assertThat(uri.getQuery()).contains("WIDTH=256&"));
    }
    assertThat(Files.exists(folder.resolve("files/asked"))).isFalse();
  }

  @Test
  @Tag("TS-3.12")
  void levelsEndWhereTheTilesetSays() {
    assertThatThrownBy(() -> instance.parse("/xyz/larger/13/4272/2888.png"))
        .isInstanceOf(RequestFault.class);
  }

  private static BufferedImage decoded(FoundTile tile) throws IOException {
    return Pixels.decode(tile.tile().body().getBytes());
  }
}
