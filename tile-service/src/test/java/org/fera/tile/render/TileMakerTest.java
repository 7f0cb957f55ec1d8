package org.fera.tile.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.fera.tile.cache.StoredTile;
import org.fera.tile.testing.Alone;
import org.fera.tile.testing.MapServerProxy;
import org.fera.tile.testing.Pixels;
import org.fera.tile.tileset.TileFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiles of one colour, with a watermark and in WebP. */
class TileMakerTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String TILESETS =
      """
      sources:
        maps:
          url: %s
          timeout: 180s
      stores:
        files: {folder: files}
      tilesets:
        plain:
          source: maps
          layers: [country, lake]
          grids: {WebMercatorQuad: {}}
        nothing:
          source: maps
          layers: [country, lake]
          store: files
          empty: "#000000"
          grids: {WebMercatorQuad: {}}
        marked:
          source: maps
          layers: [country, lake]
          watermark: mark.png
          grids: {WebMercatorQuad: {}}
        lossy:
          source: maps
          layers: [country, lake]
          format: webp
          quality: 90
          grids: {WebMercatorQuad: {}}
        exact:
          source: maps
          layers: [country, lake]
          format: webp-lossless
          grids: {WebMercatorQuad: {}}
      """;

  @TempDir private Path folder;

  private MapServerProxy mapServer;

  @BeforeEach
  void start() throws IOException {
    mapServer = MapServerProxy.started();
    mark(Color.RED);
  }

  @AfterEach
  void stop() {
    mapServer.close();
  }

  @Test
  @Tag("TS-3.13")
  void tilesOfOneColourAreTheSameBytes() {
    mapServer.drawBlanks();
    try (Alone instance = started()) {
      StoredTile one = instance.find("/xyz/plain/8/133/90.png").tile();

      assertThat(instance.find("/xyz/plain/9/30/40.png").tile().etag()).isEqualTo(one.etag());
      assertThat(one.size()).isLessThan(300);
    }
  }

  @Test
  @Tag("TS-3.13")
  void whatShowsNothingIsKeptWithoutAPicture() {
    mapServer.drawBlanks();
    Path file = folder.resolve("files/nothing/WebMercatorQuad/08/000/000/133/000/000/165.png");
    try (Alone instance = started()) {
      assertThat(instance.find("/xyz/nothing/8/133/90.png").tile().isEmpty()).isTrue();
      await().atMost(DEADLINE).until(() -> Files.exists(file));
    }
    mapServer.forget();
    try (Alone later = started()) {
      FoundTile tile = later.find("/xyz/nothing/8/133/90.png");

      assertThat(tile.tile().isEmpty()).isTrue();
      assertThat(tile.origin()).isEqualTo(FoundTile.Origin.STORE);
    }
    assertThat(mapServer.requests()).isEmpty();
  }

  @Test
  @Tag("TS-3.14")
  void theWatermarkIsOnEachTile() throws IOException {
    try (Alone instance = started()) {
      BufferedImage tile = decoded(instance.find("/xyz/marked/8/133/90.png").tile());
      assertThat(tile.getRGB(10, 10)).isEqualTo(Color.RED.getRGB());
      assertThat(tile.getRGB(200, 200)).isNotEqualTo(Color.RED.getRGB());
    }
  }

  @Test
  @Tag("TS-3.14")
  void aWatermarkOfAnotherSizeIsRefused() throws IOException {
    ImageIO.write(
        new BufferedImage(200, 256, BufferedImage.TYPE_INT_ARGB),
        "png",
        folder.resolve("mark.png").toFile());
    assertThatThrownBy(this::started)
        .hasMessageContaining("tilesets.marked.watermark: must have the size of a tile");
    Files.writeString(folder.resolve("mark.png"), "no picture");
    assertThatThrownBy(this::started).hasMessageContaining("watermark: is no picture");
  }

  @Test
  @Tag("TS-3.15")
  void webPShowsWhatPngShows() throws IOException {
    try (Alone instance = started()) {
      BufferedImage png = decoded(instance.find("/xyz/plain/8/133/90.png").tile());
      StoredTile lossy = instance.find("/xyz/lossy/8/133/90.webp").tile();
      StoredTile exact = instance.find("/xyz/exact/8/133/90.webp").tile();

      assertThat(lossy.format()).isEqualTo(TileFormat.WEBP);
      assertThat(TileFormat.of(lossy.body().getBytes())).contains(TileFormat.WEBP);
      assertThat(Pixels.different(decoded(exact), png, 0)).isZero();
      assertThat(Pixels.different(decoded(lossy), png, 32)).isLessThan(0.1);
    }
  }

  private Alone started() {
    return Alone.started(folder, TILESETS.formatted(mapServer.url()));
  }

  /** A square in the upper left quarter. */
  private void mark(Color colour) throws IOException {
    BufferedImage image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, 128, 128);
    graphics.dispose();
    ImageIO.write(image, "png", folder.resolve("mark.png").toFile());
  }

  private static BufferedImage decoded(StoredTile tile) throws IOException {
    return Pixels.decode(tile.body().getBytes());
  }
}
