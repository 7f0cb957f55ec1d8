package org.fera.tile.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import org.fera.tile.testing.Pixels;
import org.fera.tile.tileset.TileEncoding;
import org.fera.tile.tileset.TileEncoding.Kind;
import org.fera.tile.tileset.TileFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileEncoderTest {

  private static final int SIZE = 256;

  @ParameterizedTest
  @Tag("TS-3.3")
  @ValueSource(ints = {2, 16, 100, 256})
  void aPng8HasNoMoreColoursThanItMay(int colours) throws IOException {
    BufferedImage tile =
        encoded(slopes(false), new TileEncoding(Kind.PNG8, colours, 85), TileFormat.PNG);

    assertThat(tile.getColorModel()).isInstanceOf(IndexColorModel.class);
    assertThat(Pixels.colours(tile)).isBetween(2L, (long) colours);
  }

  @Test
  @Tag("TS-3.3")
  void aPng8ComesCloseToThePicture() throws IOException {
    BufferedImage picture = slopes(false);

    BufferedImage tile = encoded(picture, TileEncoding.of(Kind.PNG8), TileFormat.PNG);

    assertThat(Pixels.colours(picture)).isGreaterThan(10_000);
    assertThat(Pixels.different(picture, tile, 16)).isLessThan(0.05);
  }

  @Test
  @Tag("TS-3.3")
  void whatIsTransparentStaysSoAndTheRestOpaque() throws IOException {
    BufferedImage picture = slopes(false);
    for (int x = 0; x < SIZE; x++) {
      picture.setRGB(x, 7, x); // No alpha, and a colour that nobody sees.
    }

    BufferedImage tile = encoded(picture, TileEncoding.of(Kind.PNG8), TileFormat.PNG);

    for (int x = 0; x < SIZE; x++) {
      assertThat(tile.getRGB(x, 7) >>> 24).isZero();
      assertThat(tile.getRGB(x, 9) >>> 24).isEqualTo(0xff);
    }
  }

  @Test
  @Tag("TS-3.3")
  void fewColoursAreKeptAsTheyAre() throws IOException {
    BufferedImage picture = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
    for (int x = 0; x < SIZE; x++) {
      for (int y = 0; y < SIZE; y++) {
        picture.setRGB(x, y, 0xff102030 + x % 200);
      }
    }
    for (Kind kind : new Kind[] {Kind.PNG, Kind.PNG8, Kind.MIXED}) {
      BufferedImage tile = encoded(picture, TileEncoding.of(kind), TileFormat.PNG);
      assertThat(Pixels.different(picture, tile, 0)).as(kind.name()).isZero();
    }
  }

  @Test
  @Tag("TS-3.4")
  void aMixedTileIsJpegWhereItIsAPhotographAndPngWhereItShowsThrough() throws IOException {
    BufferedImage photograph = slopes(false);
    BufferedImage veil = slopes(true);

    BufferedImage jpeg = encoded(photograph, TileEncoding.of(Kind.MIXED), TileFormat.JPEG);
    BufferedImage png = encoded(veil, TileEncoding.of(Kind.MIXED), TileFormat.PNG);

    assertThat(Pixels.different(photograph, jpeg, 24)).isLessThan(0.02);
    assertThat(Pixels.different(veil, png, 0)).isZero();
  }

  @Test
  @Tag("TS-3.4")
  void aLowerQualityIsSmaller() {
    byte[] good = TileEncoder.encode(slopes(false), new TileEncoding(Kind.JPEG, 256, 95)).bytes();
    byte[] poor = TileEncoder.encode(slopes(false), new TileEncoding(Kind.JPEG, 256, 20)).bytes();

    assertThat(poor.length).isLessThan(good.length / 2);
  }

  private static BufferedImage encoded(
      BufferedImage picture, TileEncoding encoding, TileFormat expected) throws IOException {
    TileEncoder.Encoded encoded = TileEncoder.encode(picture, encoding);
    assertThat(encoded.format()).isEqualTo(expected);
    return Pixels.decode(encoded.bytes());
  }

  /** Red grows to the right, green downwards, blue and, if wanted, alpha both ways. */
  private static BufferedImage slopes(boolean veiled) {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
    for (int x = 0; x < SIZE; x++) {
      for (int y = 0; y < SIZE; y++) {
        int alpha = veiled ? 55 + (x + y) / 3 : 255;
        image.setRGB(x, y, alpha << 24 | x << 16 | y << 8 | (x + y) / 2);
      }
    }
    return image;
  }
}
