package org.fera.tile.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.fera.tile.tileset.TileFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StoredTileCodecTest {

  private static final StoredTile TILE =
      StoredTile.drawn(TileFormat.JPEG, new byte[] {1, 2, 3}, Instant.ofEpochMilli(1234567890123L));

  @Test
  @Tag("TS-4.1.3")
  void aTileComesBackAsItWas() {
    StoredTile back = StoredTileCodec.decode(StoredTileCodec.encode(TILE)).orElseThrow();

    assertThat(back.body()).isEqualTo(TILE.body());
    assertThat(back.format()).isEqualTo(TILE.format());
    assertThat(back.etag()).isEqualTo(TILE.etag());
    assertThat(back.created()).isEqualTo(TILE.created());
    assertThat(back.lastModified()).isEqualTo("Fri, 13 Feb 2009 23:31:30 GMT");
  }

  @Test
  @Tag("TS-4.1.5")
  void noChangedByteAndNoShorterValueIsATile() {
    byte[] good = StoredTileCodec.encode(TILE);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x20;
      assertThat(StoredTileCodec.decode(bad)).as("byte %d", i).isEmpty();
      assertThat(StoredTileCodec.decode(java.util.Arrays.copyOf(good, i))).isEmpty();
    }
  }
}
