package org.fera.print.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.fera.print.app.ZoomLevels;
import org.fera.print.spec.MapSpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

/** Which piece of the world a map of 360 x 180 points shows. */
class FramingTest {

  private static final double METRES_PER_POINT = 0.0254 / 72;

  @Test
  @Tag("PS-5.16")
  void allFeaturesAreShownWithTheirMarginAtTheNextLevelThatHoldsThem() throws MapException {
    MapSpec.Area.Features area =
        new MapSpec.Area.Features(
            false, Optional.empty(), Optional.empty(), Optional.of(1000d), 10);
    MapView exact =
        Framing.of(spec("EPSG:2056", area, false), Optional.empty(), name -> box(0, 0, 3400, 400));
    assertThat(exact.worldWidth()).isCloseTo(3400 / 340.0 * 360, within(1e-6));
    assertThat(exact.centerX()).isEqualTo(1700);

    ZoomLevels levels =
        new ZoomLevels(
            List.of(10_000d, 25_000d, 50_000d),
            0.05,
            ZoomLevels.Strategy.CLOSEST_LOWER_SCALE_ON_TIE,
            false);
    MapView snapped =
        Framing.of(
            spec("EPSG:2056", area, true), Optional.of(levels), name -> box(0, 0, 3400, 400));
    assertThat(exact.scale()).isBetween(28_000d, 29_000d);
    assertThat(snapped.scale()).as("never smaller than needed").isCloseTo(50_000, within(1e-6));
  }

  @Test
  @Tag("PS-5.16")
  void aPointIsShownAtTheLeastScaleAndACentreAtItsOwn() throws MapException {
    MapSpec.Area.Features whole =
        new MapSpec.Area.Features(
            false, Optional.empty(), Optional.empty(), Optional.of(5000d), 10);
    MapView point =
        Framing.of(spec("EPSG:2056", whole, false), Optional.empty(), name -> box(7, 8, 7, 8));
    assertThat(point.scale()).isCloseTo(5000, within(1e-6));

    MapSpec.Area.Features center =
        new MapSpec.Area.Features(
            true, Optional.of("roads"), Optional.of(2000d), Optional.empty(), 10);
    MapView middle =
        Framing.of(
            spec("EPSG:2056", center, false),
            Optional.empty(),
            name -> name.equals(Optional.of("roads")) ? box(0, 0, 100, 60) : null);
    assertThat(middle.scale()).isCloseTo(2000, within(1e-6));
    assertThat(middle.centerY()).isEqualTo(30);
    assertThatThrownBy(
            () -> Framing.of(spec("EPSG:2056", center, false), Optional.empty(), name -> null))
        .isInstanceOf(MapException.class);
  }

  @Test
  @Tag("PS-5.17")
  void degreesAreLaidOutOnTheEllipsoid() throws MapException {
    MapView view =
        Framing.of(
            spec("EPSG:4326", new MapSpec.Area.Center(7.4386, 46.9511, 100_000), false),
            Optional.empty(),
            name -> null);
    // GRS 80 and WGS 84 at 46.9511 N: one degree of longitude is 76 125 m, of latitude 111 170 m.
    assertThat(view.worldWidth())
        .isCloseTo(360 * 100_000 * METRES_PER_POINT / 76_125, within(2e-5));
    assertThat(view.worldHeight())
        .isCloseTo(180 * 100_000 * METRES_PER_POINT / 111_170, within(2e-5));
    assertThat(view.scale()).isCloseTo(100_000, within(5d));
  }

  @Test
  @Tag("PS-5.17")
  void aWebMapHasItsScaleOnTheGroundIfThatIsAskedFor() throws MapException {
    MapSpec.Area center = new MapSpec.Area.Center(828_000, 5_930_000, 50_000);
    MapView plain = Framing.of(spec("EPSG:3857", center, false), Optional.empty(), name -> null);
    MapView ground = Framing.of(geodetic(center), Optional.empty(), name -> null);
    // Mercator stretches by 1 / cos(latitude), here of 46.94 N, on the ellipsoid 1.4616.
    assertThat(plain.worldWidth()).isCloseTo(360 * 50_000 * METRES_PER_POINT, within(1e-6));
    assertThat(ground.worldWidth() / plain.worldWidth()).isCloseTo(1.461, within(0.005));
    assertThat(ground.scale()).isCloseTo(50_000, within(10d));
    assertThat(plain.geodeticScale()).isCloseTo(50_000 / 1.461, within(200d));
  }

  private static MapSpec geodetic(MapSpec.Area area) {
    return new MapSpec(
        "EPSG:3857",
        area,
        0,
        72,
        360,
        180,
        false,
        true,
        true,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static MapSpec spec(String projection, MapSpec.Area area, boolean nearest) {
    return new MapSpec(
        projection,
        area,
        0,
        72,
        360,
        180,
        nearest,
        false,
        true,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static Envelope box(double minX, double minY, double maxX, double maxY) {
    return new Envelope(minX, maxX, minY, maxY);
  }
}
