package org.fera.print.map;

import java.util.Optional;
import java.util.function.Function;
import org.fera.print.app.ZoomLevels;
import org.fera.print.crs.Crs;
import org.fera.print.crs.Ground;
import org.fera.print.spec.MapSpec;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.proj4j.Proj4jException;

/**
 * Finds the view that a request asks for: centre, box or features, then snapped to a zoom level.
 */
final class Framing {

  private static final double METRES_PER_POINT_AT_ONE = 0.0254 / MapView.POINTS;
  private static final double EAST = 90;

  private final MapSpec spec;
  private final Optional<ZoomLevels> zoom;
  private final Crs crs;

  private Framing(MapSpec spec, Optional<ZoomLevels> zoom) {
    this.spec = spec;
    this.zoom = zoom;
    this.crs = Crs.of(spec.projection());
  }

  /**
   * The view.
   *
   * @param extents what the features of the layer of a name cover, of all layers without a name;
   *     null if there are none
   * @throws MapException if there is nothing that the view could show
   */
  static MapView of(
      MapSpec spec, Optional<ZoomLevels> zoom, Function<Optional<String>, Envelope> extents)
      throws MapException {
    try {
      return new Framing(spec, zoom).view(extents);
    } catch (Proj4jException e) {
      throw new MapException("The map lies outside of its coordinate system.");
    }
  }

  private MapView view(Function<Optional<String>, Envelope> extents) throws MapException {
    if (spec.area() instanceof MapSpec.Area.Features features) {
      Envelope extent = extents.apply(features.layer());
      if (extent == null || extent.isNull()) {
        throw new MapException("There are no features that the map could show.");
      }
      return features.center() ? middle(features, extent) : whole(features, extent);
    }
    MapView view =
        spec.area() instanceof MapSpec.Area.Center center
            ? centered(center.x(), center.y(), center.scale())
            : boxed((MapSpec.Area.Box) spec.area());
    return zoom.isPresent() && spec.nearestScale()
        ? snapped(view, zoom.get().strategy(), zoom.get().tolerance())
        : view;
  }

  private MapView snapped(MapView view, ZoomLevels.Strategy strategy, double tolerance) {
    ZoomLevels levels = zoom.orElseThrow();
    double stretch = levels.geodetic() ? view.geodeticScale() / view.scale() : 1;
    double scale =
        new ZoomLevels(levels.scales(), tolerance, strategy, levels.geodetic())
            .snap(view.scale() * stretch);
    return centered(view.centerX(), view.centerY(), scale / stretch);
  }

  private MapView middle(MapSpec.Area.Features features, Envelope extent) {
    Coordinate center = extent.centre();
    double scale = features.scale().or(features::minScale).orElseThrow();
    MapView view = centered(center.x, center.y, scale);
    return zoom.isPresent() && spec.nearestScale()
        ? snapped(view, zoom.get().strategy(), zoom.get().tolerance())
        : view;
  }

  /** All features, with the margin around them, at the next zoom level that holds them. */
  private MapView whole(MapSpec.Area.Features features, Envelope extent) {
    Coordinate center = extent.centre();
    double least = features.minScale().orElseThrow();
    if (extent.getWidth() == 0 && extent.getHeight() == 0) {
      return centered(center.x, center.y, least);
    }
    double across = Math.max(1, spec.width() - 2 * features.margin());
    double down = Math.max(1, spec.height() - 2 * features.margin());
    double cos = Math.abs(Math.cos(Math.toRadians(spec.rotation())));
    double sin = Math.abs(Math.sin(Math.toRadians(spec.rotation())));
    double width = extent.getWidth() * cos + extent.getHeight() * sin;
    double height = extent.getWidth() * sin + extent.getHeight() * cos;
    double unitsPerPoint = Math.max(width / across, height / down);
    double scale =
        sized(center.x, center.y, unitsPerPoint * spec.width(), unitsPerPoint * spec.height())
            .scale();
    MapView view = centered(center.x, center.y, Math.max(scale, least));
    return zoom.isPresent() && spec.nearestScale()
        ? snapped(view, ZoomLevels.Strategy.HIGHER_SCALE, 0)
        : view;
  }

  private MapView centered(double x, double y, double scale) {
    double metres = scale * METRES_PER_POINT_AT_ONE;
    if (crs.geographic()) {
      return onGround(x, y, metres, x, y);
    }
    if (spec.geodetic() && crs.webMercator()) {
      double[] degrees = crs.to(Crs.of(Crs.DEGREES)).of(x, y);
      return onGround(x, y, metres, degrees[0], degrees[1]);
    }
    double units = metres / crs.metresPerUnit();
    return sized(x, y, spec.width() * units, spec.height() * units);
  }

  /** A view whose edges lie at distances that were measured on the ellipsoid. */
  private MapView onGround(double x, double y, double metresPerPoint, double lon, double lat) {
    double across = spec.width() * metresPerPoint / 2;
    double down = spec.height() * metresPerPoint / 2;
    Crs.Transform back = Crs.of(Crs.DEGREES).to(crs);
    double[] east = Ground.away(lon, lat, EAST, Math.min(across, 9e6));
    double[] north = Ground.away(lon, lat, 0, Math.min(down, (89.9 - lat) * 110_000));
    double[] south = Ground.away(lon, lat, 2 * EAST, Math.min(down, (89.9 + lat) * 110_000));
    double right = back.of(east[0], lat)[0];
    double top = back.of(lon, north[1])[1];
    double bottom = back.of(lon, south[1])[1];
    return sized(x, (top + bottom) / 2, 2 * (right - x), top - bottom);
  }

  private MapView boxed(MapSpec.Area.Box box) {
    double width = box.maxX() - box.minX();
    double height = box.maxY() - box.minY();
    if (box.adjust()) {
      double ratio = (double) spec.width() / spec.height();
      double grown = Math.max(width, height * ratio);
      height = Math.max(height, width / ratio);
      width = grown;
    }
    return sized((box.minX() + box.maxX()) / 2, (box.minY() + box.maxY()) / 2, width, height);
  }

  private MapView sized(double x, double y, double width, double height) {
    return new MapView(
        crs,
        x,
        y,
        width,
        height,
        Math.toRadians(spec.rotation()),
        spec.width(),
        spec.height(),
        spec.dpi(),
        spec.geodetic());
  }
}
