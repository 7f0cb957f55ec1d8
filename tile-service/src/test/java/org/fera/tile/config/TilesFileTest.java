package org.fera.tile.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.fera.tile.grid.Grid;
import org.fera.tile.testing.Servers;
import org.fera.tile.tileset.GridLink;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilesFileTest {

  private static final Map<String, String> SERVERS =
      Map.of("mapserver", "http://127.0.0.1:1/m?a=b");

  private static final String GOOD =
      """
      grids:
        local:
          crs: EPSG:2056
          extent: [0, 0, 1000, 1000]
          resolutions: [4, 2]
      sources:
        maps:
          url: ${mapserver}
      tilesets:
        base:
          source: maps
          layers: [a, b]
          grids:
            local: {max-zoom: 1}
      """;

  @Test
  @Tag("TS-9.1")
  void theSampleHasTheTilesetsThatThePortalNames() {
    TileConfiguration sample = TilesFile.read(Servers.sampleTiles(), SERVERS);

    assertThat(sample.tilesets().keySet()).contains("ch_base", "ch_relief", "ch_base_3857");
    assertThat(sample.tilesets().get("ch_base").grids().keySet()).containsExactly("swissgrid_2056");
    assertThat(sample.grids()).extracting(Grid::id).contains("WebMercatorQuad");
  }

  @ParameterizedTest
  @Tag("TS-9.2")
  @CsvSource(
      delimiter = '|',
      value = {
        "crs: EPSG:2056          | crs: somewhere           | tiles.yaml:3: grids.local.crs: must"
            + " be a name",
        "extent: [0, 0, 1000, 1000] | extent: [0, 0, 0, 0]  | tiles.yaml:4: grids.local.extent: not"
            + " an extent",
        "resolutions: [4, 2]     | resolutions: [2, 4]      | tiles.yaml:5:"
            + " grids.local.resolutions: resolutions must",
        "resolutions: [4, 2]     | resolution: [4, 2]       | tiles.yaml:3:"
            + " grids.local.resolutions: is missing",
        "url: ${mapserver}       | url: ${other}            | tiles.yaml:8: sources.maps.url: no"
            + " server 'other'",
        "url: ${mapserver}       | url: ftp://x/            | tiles.yaml:8: sources.maps.url: must"
            + " be an http",
        "source: maps            | source: none             | tiles.yaml:11: tilesets.base.source:"
            + " is not among",
        "layers: [a, b]          | layers: []               | tiles.yaml:12: tilesets.base.layers:"
            + " at least one",
        "crs: EPSG:2056          | crs: EPSG:2056           | ",
        "{max-zoom: 1}           | {max-zoom: 2}            | tiles.yaml:14:"
            + " tilesets.base.grids.local.max-zoom: must be from 0 to 1",
        "{max-zoom: 1}           | {maxzoom: 1}             | tiles.yaml:14:"
            + " tilesets.base.grids.local.maxzoom: unknown key; known are beyond, extent",
        "local: {max             | elsewhere: {max          | tiles.yaml:14:"
            + " tilesets.base.grids.elsewhere: is not among"
      })
  void aFaultIsNamedWithFileLineAndKey(String right, String wrong, String message) {
    String text = GOOD.replace(right, wrong);
    if (message == null) {
      assertThat(TilesFile.read("tiles.yaml", text, SERVERS).tilesets()).hasSize(1);
    } else {
      assertThatThrownBy(() -> TilesFile.read("tiles.yaml", text, SERVERS))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(message);
    }
  }

  @Test
  @Tag("TS-9.2")
  void aKeyThatStandsTwiceBrokenYamlAndAnEmptyFileAreRefused() {
    assertThatThrownBy(() -> read(GOOD + "tilesets: {}\n"))
        .hasMessageContaining("tiles.yaml:15: tilesets");
    assertThatThrownBy(() -> read(GOOD + "  - [\n")).hasMessageContaining("is no YAML");
    assertThatThrownBy(() -> read("")).hasMessageContaining("is empty");
  }

  @Test
  @Tag("TS-9.3")
  void aPictureThatTheSourceCannotDrawIsRefused() {
    assertThatThrownBy(() -> read(GOOD + "    metatile: {columns: 20}\n"))
        .hasMessageContaining("tilesets.base.metatile: a picture of 5248 pixels");
  }

  @Test
  @Tag("TS-4.1.4")
  void tilesOfAnOtherDefinitionHaveAnotherRevision() {
    String revision = link(GOOD).revision();

    assertThat(link(GOOD).revision()).isEqualTo(revision);
    assertThat(link(GOOD.replace("[a, b]", "[a]")).revision()).isNotEqualTo(revision);
    assertThat(link(GOOD.replace("[4, 2]", "[4, 1]")).revision()).isNotEqualTo(revision);
  }

  @ParameterizedTest
  @Tag("TS-9.2")
  @CsvSource(
      delimiter = '|',
      value = {
        "'folder: /t, layout: other'       | stores.files.layout: must be mapcache, wmts, arcgis or",
        "'folder: /t, layout: \"../{z}/{x}/{y}\"' | stores.files.layout: must be mapcache",
        "'folder: /t, layout: \"{z}/{x}\"' | stores.files.layout: must be mapcache",
        "'folder: /t, layout: \"{z}/{x}/{y}/{w}\"' | stores.files.layout: must be mapcache",
        "'layout: wmts'                    | stores.files.folder: is missing",
        "'folder: /t, rows: up'            | stores.files.rows: must be north or south",
        "'folder: /t, grid-names: {a: b}'  | stores.files.grid-names.a: is not among the grids",
        "'folder: /t, grid-names: {local: ../b}' | a name has up to 64",
        "'folder: /t, size: 4'             | stores.files.size: unknown key"
      })
  void aFaultOfAStoreIsNamed(String keys, String message) {
    assertThatThrownBy(() -> read(GOOD + "stores:\n  files: {" + keys + "}\n"))
        .hasMessageContaining(message);
  }

  @Test
  @Tag("TS-9.2")
  void aTilesetNamesAStoreThatIsThere() {
    String stored = GOOD + "    store: files\n";

    assertThatThrownBy(() -> read(stored))
        .hasMessageContaining("tiles.yaml:15: tilesets.base.store: is not among the stores");
    assertThat(read(stored + "stores: {files: {folder: /t}}\n").stores()).containsKey("files");
  }

  private static GridLink link(String text) {
    return read(text).tilesets().get("base").grids().get("local");
  }

  private static TileConfiguration read(String text) {
    return TilesFile.read("tiles.yaml", text, SERVERS);
  }

  @ParameterizedTest
  @Tag("TS-9.2")
  @CsvSource(
      delimiter = '|',
      value = {
        "format: gif                | tiles.yaml:12: tilesets.base.format: must be png, png8,",
        "colours: 16                | tiles.yaml:12: tilesets.base.colours: does not belong",
        "quality: 80                | tiles.yaml:12: tilesets.base.quality: does not belong",
        "'format: png8, colours: 1' | tiles.yaml:13: tilesets.base.colours: must be from 2 to 256",
        "'format: jpeg, quality: 0' | tiles.yaml:13: tilesets.base.quality: must be from 1 to 100",
        "dimensions: {map: {values: [a]}} | tilesets.base.dimensions.map: cannot be the name",
        "dimensions: {a/b: {values: [a]}} | tilesets.base.dimensions.a/b: cannot be the name",
        "dimensions: {time: {}}     | tilesets.base.dimensions.time.: has one of values, pattern",
        "'dimensions: {t: {pattern: \"[a\"}}' | dimensions.t.pattern: is no regular expression",
        "'dimensions: {t: {pattern: \"a+\"}}' | dimensions.t.default: must be a value",
        "'dimensions: {t: {times: [x]}}' | dimensions.t.times: must be times such as",
        "'dimensions: {t: {times: [2024/2020]}}' | dimensions.t.times: must be times such as",
        "'dimensions: {t: {sql: s,every: 10ms}}' | dimensions.t.every: must be at least 1s",
        "'dimensions: {t: {sql: s,values: []}}' | dimensions.t.: has one of values, pattern",
        "'dimensions: {t: {sql: s,default: \"\"}}' | dimensions.t.default: must be a value",
        "'dimensions: {t: {sql: s,each: 1m}}' | dimensions.t.each: unknown key",
        "stale: 5m                  | tilesets.base.stale: needs refresh beside it",
        "refresh: 10s               | tilesets.base.refresh: must be at least 30s",
        "'format: source, metatile: {columns: 2}' | tilesets.base.metatile"
      })
  void aFormatIsReadWithItsOwnKeysOnly(String keys, String message) {
    String file =
        GOOD.replace("layers: [a, b]", keys.replace(", ", "\n    ") + "\n    layers: [a]");

    assertThatThrownBy(() -> TilesFile.read("tiles.yaml", file, SERVERS))
        .hasMessageContaining(message);
  }
}
