package org.fera.tile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fera.tile.render.FoundTile;
import org.fera.tile.render.FoundTile.Origin;
import org.fera.tile.render.TileAddress;
import org.fera.tile.request.TileRequest;
import org.fera.tile.testing.Alone;
import org.fera.tile.testing.MapServerProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tiles in files, each instance with a heap of its own and without Memcached. */
class StoresTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String TILE = "/xyz/base/8/133/90.png";
  private static final String MAPCACHE = "base/WebMercatorQuad/08/000/000/133/000/000/165.png";

  private static final String TILESETS =
      """
      grids:
        swiss:
          crs: EPSG:2056
          extent: [2420000, 1030000, 2900000, 1350000]
          resolutions: [4000, 2000, 1000, 500, 250]
      sources:
        maps:
          url: %s
          timeout: 180s
      stores:
        files:
          folder: files
          %s
      tilesets:
        base:
          source: maps
          layers: [country, lake]
          store: files
          grids:
            WebMercatorQuad: {}
            swiss: {}
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

  @ParameterizedTest
  @Tag("TS-4.3.1")
  @CsvSource({
    "mapcache, WebMercatorQuad, base/WebMercatorQuad/08/000/000/133/000/000/165.png",
    "'mapcache\n    rows: north', WebMercatorQuad,"
        + " base/WebMercatorQuad/08/000/000/133/000/000/090.png",
    "'mapcache\n    grid-names: {WebMercatorQuad: g}', WebMercatorQuad,"
        + " base/g/08/000/000/133/000/000/165.png",
    "wmts, WebMercatorQuad, 1.0.0/base/default/WebMercatorQuad/8/90/133.png",
    "arcgis, WebMercatorQuad, base/WebMercatorQuad/L08/R000000a5/C00000085.png",
    "'\"{tileset}-{grid}/{z}/{x}/{y}_{inv_y}.{ext}\"', WebMercatorQuad,"
        + " base-WebMercatorQuad/8/133/165_90.png",
    "mapcache, swiss, base/swiss/04/000/000/003/000/000/001.png"
  })
  void aTileLiesWhereTheLayoutSaysAndComesFromThere(String layout, String grid, String path)
      throws IOException {
    String tile = grid.equals("swiss") ? "/xyz/base@swiss/4/3/1.png" : TILE;
    Path file = folder.resolve("files").resolve(path);
    FoundTile drawn;
    try (Alone first = started("layout: " + layout)) {
      drawn = first.find(tile);
      assertThat(drawn.origin()).isEqualTo(Origin.DRAWN);
      await().atMost(DEADLINE).until(() -> Files.exists(file));
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(drawn.tile().body().getBytes());
    mapServer.forget();

    try (Alone second = started("layout: " + layout)) {
      FoundTile found = second.find(tile);

      assertThat(found.origin()).isEqualTo(Origin.STORE);
      assertThat(found.tile().etag()).isEqualTo(drawn.tile().etag());
      assertThat(found.tile().lastModified()).isEqualTo(drawn.tile().lastModified());
      assertThat(mapServer.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @Tag("TS-4.3.4")
  @CsvSource({
    "mapcache, base/WebMercatorQuad/2024/a#002eb/08/000/000/133/000/000/165.png",
    "wmts, 1.0.0/base/default/2024/a#002eb/WebMercatorQuad/8/90/133.png",
    "arcgis, base/WebMercatorQuad/2024/a#002eb/L08/R000000a5/C00000085.png",
    "'\"{tileset}/{dim}/{z}/{x}/{y}.{ext}\"', base/2024/a#002eb/8/133/165.png"
  })
  void valuesOfDimensionsHaveFoldersOfTheirOwn(String layout, String path) {
    String tilesets =
        TILESETS.formatted(mapServer.url(), "layout: " + layout)
            + "    dimensions: {time: {values: [2023, 2024]}, state: {pattern: .*, default: x}}\n";
    try (Alone instance = Alone.started(folder, tilesets)) {
      instance.find("/xyz/base[time=2024][state=a.b]/8/133/90.png");

      Path file = folder.resolve("files").resolve(path);
      await().atMost(DEADLINE).until(() -> Files.exists(file));
    }
  }

  @Test
  @Tag("TS-4.3.4")
  void aLayoutWithoutAPlaceForThemIsRefused() {
    String tilesets =
        TILESETS.formatted(mapServer.url(), "layout: \"{tileset}/{z}/{x}/{y}\"")
            + "    dimensions: {time: {values: [2023, 2024]}}\n";
    assertThatThrownBy(() -> Alone.started(folder, tilesets))
        .hasMessageContaining("tilesets.base.store: has one path for all values");
  }

  @Test
  @Tag("TS-4.3.1")
  void allTilesOfAMetatileAreKeptAndNoOtherFiles() {
    try (Alone instance = started("layout: wmts")) {
      instance.find(TILE);

      await().atMost(DEADLINE).untilAsserted(() -> assertThat(files()).hasSize(25));
      assertThat(files()).allMatch(name -> name.matches("[0-9]+\\.png"));
    }
  }

  @Test
  @Tag("TS-4.3.2")
  void mapCachesLinksToOneColourAreFollowed() throws IOException {
    Path grid = folder.resolve("files/base/WebMercatorQuad");
    Path link = folder.resolve("files").resolve(MAPCACHE);
    byte[] blank;
    try (Alone drawing = started("layout: wmts")) {
      blank = drawing.find("/xyz/base/8/133/0.png").tile().body().getBytes();
    }
    Files.createDirectories(grid.resolve("blanks"));
    Files.createDirectories(link.getParent());
    Files.write(grid.resolve("blanks/FFFFFFFF.png"), blank);
    Files.createSymbolicLink(link, Path.of("../../../../../../blanks/FFFFFFFF.png"));

    try (Alone instance = started("layout: mapcache")) {
      FoundTile found = instance.find(TILE);

      assertThat(found.origin()).isEqualTo(Origin.STORE);
      assertThat(found.tile().body().getBytes()).isEqualTo(blank);
    }
  }

  @Test
  @Tag("TS-4.3.2")
  void aFolderThatIsReadOnlyIsReadAndNotWritten() throws IOException {
    Path file = folder.resolve("files").resolve(MAPCACHE);
    byte[] kept;
    try (Alone instance = started("layout: mapcache")) {
      kept = instance.find(TILE).tile().body().getBytes();
      await().atMost(DEADLINE).until(() -> files().size() == 25);
    }
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

    try (Alone reader = started("read-only: true")) {
      FoundTile found = reader.find(TILE);
      assertThat(found.origin()).isEqualTo(Origin.STORE);
      assertThat(found.tile().body().getBytes()).isEqualTo(kept);
      assertThat(found.tile().lastModified()).isEqualTo("Wed, 01 Jan 2020 00:00:00 GMT");

      assertThat(reader.find("/xyz/base/8/140/90.png").origin()).isEqualTo(Origin.DRAWN);
    }
    // Closing waits for what is under way.
    assertThat(files()).hasSize(25);
  }

  @ParameterizedTest
  @Tag("TS-4.3.3")
  @CsvSource({"''", "<html/>", "GIF89a"})
  void whatIsNoPictureIsDrawnAgainAndReplaced(String junk) throws IOException {
    Path file = folder.resolve("files").resolve(MAPCACHE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, junk);

    try (Alone instance = started("layout: mapcache")) {
      FoundTile found = instance.find(TILE);

      assertThat(found.origin()).isEqualTo(Origin.DRAWN);
      await()
          .atMost(DEADLINE)
          .untilAsserted(
              () -> assertThat(Files.readAllBytes(file)).isEqualTo(found.tile().body().getBytes()));
    }
  }

  @Test
  @Tag("TS-4.3.3")
  void aFolderThatCannotBeUsedCostsNoTile() throws IOException {
    Files.writeString(folder.resolve("files"), "in the way");

    try (Alone instance = started("layout: mapcache")) {
      assertThat(instance.find(TILE).origin()).isEqualTo(Origin.DRAWN);
      assertThat(instance.find("/xyz/base/8/140/90.png").origin()).isEqualTo(Origin.DRAWN);
    }
    assertThat(folder.resolve("files")).hasContent("in the way");
  }

  @Test
  @Tag("TS-4.5.1")
  void aFileFromBeforeAPurgeIsNotThere() throws IOException {
    Path file = folder.resolve("files").resolve(MAPCACHE);
    try (Alone instance = started("layout: mapcache")) {
      instance.find(TILE);
      await().atMost(DEADLINE).until(() -> files().size() == 25);
      TileAddress tile = ((TileRequest.GetTile) instance.parse(TILE)).tile();
      Instant drawn = Files.getLastModifiedTime(file).toInstant();
      FileStore store =
          new FileStore(
              new StoreSettings(
                  "files",
                  folder.resolve("files"),
                  FileLayout.MAPCACHE,
                  Optional.empty(),
                  Map.of(),
                  Optional.empty(),
                  false));

      assertThat(store.read(place(tile, drawn))).isPresent();
      assertThat(store.read(place(tile, drawn.plusMillis(1)))).isEmpty();
    }
  }

  private static TilePlace place(TileAddress tile, Instant purged) {
    return new TilePlace(
        tile.tileset(), tile.link().purged(purged), tile.matrix(), tile.column(), tile.row());
  }

  private Alone started(String settings) {
    return Alone.started(folder, TILESETS.formatted(mapServer.url(), settings));
  }

  /** The names of the tiles' files. */
  private List<String> files() {
    try (Stream<Path> all = Files.walk(folder.resolve("files"))) {
      return all.filter(Files::isRegularFile).map(p -> p.getFileName().toString()).toList();
    } catch (IOException e) {
      // A folder has come and gone while looking.
      return List.of();
    }
  }
}
