package org.fera.tile.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {

  private static final Extent SWISS = new Extent(2420000, 1030000, 2900000, 1350000);
  private static final List<Double> LEVELS =
      List.of(4000.0, 2000.0, 1000.0, 500.0, 250.0, 100.0, 50.0, 20.0, 10.0, 5.0, 2.5, 1.0, 0.5);

  @ParameterizedTest
  @Tag("TS-2.3.1")
  @CsvSource({
    "0, 1, 1, 14285714.2857", "2, 2, 2, 3571428.5714", "4, 8, 5, 892857.1429",
    "5, 19, 13, 357142.8571", "7, 94, 63, 71428.5714", "12, 3750, 2500, 1785.7143"
  })
  void theSwissLevelsHaveTheKnownSizes(int z, int width, int height, double scale) {
    TileMatrix matrix = swiss(Grid.Origin.TOP_LEFT).matrices().get(z);

    assertThat(matrix.width()).isEqualTo(width);
    assertThat(matrix.height()).isEqualTo(height);
    assertThat(matrix.scaleDenominator()).isCloseTo(scale, within(0.0001));
    assertThat(matrix.top()).isEqualTo(1350000);
    assertThat(matrix.left()).isEqualTo(2420000);
  }

  @Test
  @Tag("TS-2.1.1")
  void aGridLaidFromBelowMovesItsTopFromLevelToLevel() {
    Grid grid = swiss(Grid.Origin.BOTTOM_LEFT);

    assertThat(grid.matrices().get(5).top()).isEqualTo(1362800);
    assertThat(grid.matrices().get(7).top()).isEqualTo(1352560);
    TileMatrix level = grid.matrices().get(7);
    assertThat(level.extentOf(TileRange.of(0, level.height() - 1)).minY()).isEqualTo(1030000);
  }

  @Test
  @Tag("TS-2.1.2")
  void aTilesExtentAndTheTilesOfThatExtentAreTheSame() {
    for (Grid.Origin origin : Grid.Origin.values()) {
      for (TileMatrix matrix : swiss(origin).matrices()) {
        TileRange tile = TileRange.of(matrix.width() / 2, matrix.height() / 3);

        assertThat(matrix.tilesIn(matrix.extentOf(tile))).isEqualTo(tile);
      }
    }
  }

  @Test
  @Tag("TS-2.1.2")
  void tilesOutsideOfTheMatrixAreNeverNamed() {
    TileMatrix matrix = swiss(Grid.Origin.TOP_LEFT).matrices().get(9);

    assertThat(matrix.tilesIn(SWISS.expandedBy(1e6))).isEqualTo(matrix.all());
  }

  @ParameterizedTest
  @Tag("TS-2.2.1")
  @CsvSource({"0, 559082264.0287178, 1", "12, 136494.69336638617, 4096", "24, 33.324, 16777216"})
  void webMercatorQuadIsTheGridThatClientsKnow(int z, double scale, int size) {
    TileMatrix matrix = WellKnownGrids.byId().get("WebMercatorQuad").matrices().get(z);

    assertThat(matrix.scaleDenominator()).isCloseTo(scale, within(scale * 1e-5));
    assertThat(matrix.width()).isEqualTo(size);
    assertThat(matrix.height()).isEqualTo(size);
  }

  @Test
  @Tag("TS-2.2.2")
  void worldCrs84QuadBeginsWithTwoTiles() {
    TileMatrix matrix = WellKnownGrids.byId().get("WorldCRS84Quad").matrices().get(0);

    assertThat(matrix.width()).isEqualTo(2);
    assertThat(matrix.height()).isEqualTo(1);
    assertThat(matrix.scaleDenominator()).isCloseTo(279541132.0143589, within(1e-3));
  }

  @Test
  @Tag("TS-2.1.3")
  void resolutionsThatDoNotDecreaseAreRefused() {
    assertThatThrownBy(() -> grid(Grid.Origin.TOP_LEFT, List.of(10.0, 10.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("decrease");
    assertThatThrownBy(() -> grid(Grid.Origin.TOP_LEFT, List.of(1e-9)))
        .hasMessageContaining("too many tiles");
  }

  @Test
  @Tag("TS-2.3.2")
  void levelsMayBeNamedAfterTheirResolutions() {
    Crs crs = new Crs("EPSG", "2056", Crs.Unit.METRE, false);
    Grid grid =
        Grid.of(
                "swiss",
                "Swiss",
                crs,
                Optional.empty(),
                SWISS,
                Grid.Origin.TOP_LEFT,
                256,
                List.of(4000.0, 2.5, 0.5))
            .withLevelsByResolution();

    assertThat(grid.matrices()).extracting(TileMatrix::id).containsExactly("4000", "2_5", "0_5");
    assertThat(crs.resolution(crs.scaleDenominator(2.5))).isEqualTo(2.5);
  }

  private static Grid swiss(Grid.Origin origin) {
    return grid(origin, LEVELS);
  }

  private static Grid grid(Grid.Origin origin, List<Double> resolutions) {
    Crs crs = new Crs("EPSG", "2056", Crs.Unit.METRE, false);
    return Grid.of("swiss", "Swiss", crs, Optional.empty(), SWISS, origin, 256, resolutions);
  }
}
