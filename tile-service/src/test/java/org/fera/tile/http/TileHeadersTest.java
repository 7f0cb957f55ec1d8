package org.fera.tile.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.fera.tile.request.TileRequest;
import org.fera.tile.testing.Alone;
import org.fera.tile.tileset.Tileset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileHeadersTest {

  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

  @ParameterizedTest
  @Tag("TS-5.8")
  @CsvSource({
    "expires: 2h, 10, 'public, max-age=7200'",
    "'refresh: 1h\n    stale: 5m', 10, 'public, max-age=3590, stale-while-revalidate=300,"
        + " stale-if-error=300'",
    "'refresh: 1h\n    expires: 1m', 10, 'public, max-age=60, stale-while-revalidate=3600,"
        + " stale-if-error=3600'",
    "refresh: 1h, 4000, 'public, max-age=0, stale-while-revalidate=3600, stale-if-error=3600'"
  })
  void aTileIsKeptUntilItIsDrawnAgain(String keys, int age, String header, @TempDir Path folder) {
    String tilesets =
        """
        sources: {maps: {url: "http://127.0.0.1:1/"}}
        tilesets:
          base:
            source: maps
            layers: [country]
            %s
            grids: {WebMercatorQuad: {}}
        """;
    try (Alone instance = Alone.started(folder, tilesets.formatted(keys))) {
      Tileset tileset =
          ((TileRequest.GetTile) instance.parse("/xyz/base/0/0/0.png")).tile().tileset();

      assertThat(TileHeaders.cacheControl(tileset, CREATED, CREATED.plusSeconds(age)))
          .hasToString(header);
    }
  }
}
