package org.fera.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Point2D;

/**
 * Where the town of Bern stands on the sample's pages. Positions are computed here from the scale
 * alone: at 1:D a point of the page is D x 0.0254 / 72 metres.
 */
final class Bern {

  /** Bern in the sample's places, EPSG:2056. */
  static final double BERN_EAST = 2_600_671;

  static final double BERN_NORTH = 1_199_667;

  /** Points of the sample's layouts: the map's corner on both pages. */
  static final double MAP_X = 28;

  static final double MAP_Y = 24 + 42;

  static final double PIXEL_AT_127_DPI = 72.0 / 127;

  private Bern() {}

  static Spec towns(String layout) {
    return Spec.of(layout).wms(PrintServers.mapserver(), "country", "place");
  }

  static Point2D expected(double width, double height, double degrees, double scale) {
    return expected(width, height, degrees, scale, 2_600_000, 1_200_000);
  }

  static Point2D expected(
      double width, double height, double degrees, double scale, double east, double north) {
    double metres = scale * 0.0254 / 72;
    double right = (BERN_EAST - east) / metres;
    double down = (north - BERN_NORTH) / metres;
    double angle = Math.toRadians(degrees);
    return new Point2D.Double(
        MAP_X + width / 2 + right * Math.cos(angle) - down * Math.sin(angle),
        MAP_Y + height / 2 + right * Math.sin(angle) + down * Math.cos(angle));
  }

  static void assertTownAt(PrintedPage page, Point2D expected, double points) {
    Point2D found =
        page.middle(PrintedPage::town, expected.getX() - 15, expected.getY() - 15, 30, 30);
    assertThat(found.distance(expected)).as("%s from %s", found, expected).isLessThan(points);
  }
}
