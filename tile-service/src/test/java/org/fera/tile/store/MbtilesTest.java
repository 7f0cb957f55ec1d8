package org.fera.tile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.fera.tile.render.FoundTile;
import org.fera.tile.render.FoundTile.Origin;
import org.fera.tile.testing.Alone;
import org.fera.tile.testing.MapServerProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Tiles in an MBTiles file. */
class MbtilesTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String TILE = "/xyz/base/8/133/90.png";
  private static final String COUNT =
      "SELECT count(*) FROM tiles WHERE zoom_level = 8 AND tile_column = 133 AND tile_row = 165";
  private static final String TILESETS =
      """
      sources:
        maps: {url: "%s", timeout: 180s}
      stores:
        file: {file: kept/base.mbtiles%s}
      tilesets:
        base:
          source: maps
          layers: [country, lake]
          store: file
          grids: {WebMercatorQuad: {}}
      """;

  @TempDir private Path folder;

  private MapServerProxy mapServer;

  @BeforeEach
  void start() throws IOException {
    mapServer = MapServerProxy.started();
  }

  @AfterEach
  void stop() {
    mapServer.close();
  }

  @Test
  @Tag("TS-4.4.1")
  void tilesLieInTheFileByItsStandardAndComeFromThere() throws SQLException {
    FoundTile drawn;
    try (Alone first = started("")) {
      drawn = first.find(TILE);
      await().atMost(DEADLINE).until(() -> number("SELECT count(*) FROM tiles") == 25);
    }
    assertThat(number(COUNT)).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM metadata WHERE name = 'format' AND value = 'png'"))
        .isEqualTo(1);
    mapServer.forget();

    for (String settings : new String[] {"", ", read-only: true"}) {
      try (Alone second = started(settings)) {
        FoundTile found = second.find(TILE);

        assertThat(found.origin()).isEqualTo(Origin.STORE);
        assertThat(found.tile().etag()).isEqualTo(drawn.tile().etag());
        assertThat(found.tile().lastModified()).isEqualTo(drawn.tile().lastModified());
      }
    }
    assertThat(mapServer.requests()).isEmpty();
  }

  @Test
  @Tag("TS-4.4.2")
  void aFileOfOthersIsReadAndNotWritten() throws SQLException {
    byte[] picture;
    try (Alone drawing = started("")) {
      picture = drawing.find(TILE).tile().body().getBytes();
      await().atMost(DEADLINE).until(() -> number("SELECT count(*) FROM tiles") == 25);
    }
    // As tippecanoe and MapCache have it: pictures apart, tiles a view.
    execute("DROP TABLE tiles");
    execute("CREATE TABLE images (tile_id TEXT, tile_data BLOB)");
    execute("CREATE TABLE map (zoom_level INT, tile_column INT, tile_row INT, tile_id TEXT)");
    execute(
        "CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data"
            + " FROM map JOIN images USING (tile_id)");
    execute("INSERT INTO map VALUES (8, 133, 165, 'a')");
    try (Connection connection = connection();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO images VALUES ('a', ?)")) {
      insert.setBytes(1, picture);
      insert.executeUpdate();
    }

    try (Alone instance = started("")) {
      assertThat(instance.find(TILE).origin()).isEqualTo(Origin.STORE);
      assertThat(instance.find("/xyz/base/8/20/20.png").origin()).isEqualTo(Origin.DRAWN);
    }
    assertThat(number("SELECT count(*) FROM images")).isEqualTo(1);
  }

  @Test
  @Tag("TS-4.3.3")
  void aFileThatIsNoDatabaseCostsNoTile() throws IOException {
    Files.createDirectories(folder.resolve("kept"));
    Files.writeString(folder.resolve("kept/base.mbtiles"), "no database at all".repeat(100));

    try (Alone instance = started("")) {
      assertThat(instance.find(TILE).origin()).isEqualTo(Origin.DRAWN);
    }
  }

  @Test
  @Tag("TS-9.2")
  void aFileIsForOneTilesetOnOneGrid() {
    String tilesets = TILESETS.formatted(mapServer.url(), "");
    assertThatThrownBy(
            () ->
                Alone.started(
                    folder,
                    tilesets.replace(
                        "{WebMercatorQuad: {}}", "{WebMercatorQuad: {}, WorldCRS84Quad: {}}")))
        .hasMessageContaining("tilesets.base.store: is a file, which holds tiles of one grid");
    assertThatThrownBy(
            () ->
                Alone.started(
                    folder,
                    tilesets
                        + "  more: {source: maps, layers: [lake], store: file, grids: {WebMercatorQuad: {}}}\n"))
        .hasMessageContaining("tilesets.more.store: is a file, which holds tiles of one tileset");
  }

  private Alone started(String settings) {
    return Alone.started(folder, TILESETS.formatted(mapServer.url(), settings));
  }

  private long number(String sql) throws SQLException {
    if (!Files.exists(folder.resolve("kept/base.mbtiles"))) {
      return 0;
    }
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connection() throws SQLException {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + folder.resolve("kept/base.mbtiles"));
    return source.getConnection();
  }
}
