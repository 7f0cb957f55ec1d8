package org.fera.print.spec;

import java.util.List;
import java.util.Optional;
import org.fera.print.style.Style;
import org.locationtech.jts.geom.Geometry;

/**
 * The map that a request asks for.
 *
 * @param projection authority code, for example {@code EPSG:2056}; coordinates below are in it, x
 *     (east) first
 * @param area which piece of the world
 * @param rotation degrees, clockwise
 * @param dpi pixels per inch of the page
 * @param width points on the page
 * @param height points on the page
 * @param nearestScale whether the scale snaps to the layout's zoom levels
 * @param geodetic whether the scale holds on the ground where the projection stretches it
 * @param sensitive whether lengths of styles are points of the page; else pixels
 * @param layers first one on top
 */
public record MapSpec(
    String projection,
    Area area,
    double rotation,
    double dpi,
    int width,
    int height,
    boolean nearestScale,
    boolean geodetic,
    boolean sensitive,
    Optional<Boolean> longitudeFirst,
    Optional<Interest> interest,
    List<LayerSpec> layers) {

  /** The same map with other layers. */
  public MapSpec with(List<LayerSpec> others) {
    return new MapSpec(
        projection,
        area,
        rotation,
        dpi,
        width,
        height,
        nearestScale,
        geodetic,
        sensitive,
        longitudeFirst,
        interest,
        List.copyOf(others));
  }

  /** Which piece of the world. */
  public sealed interface Area {

    /** A centre and the denominator of the scale on the page. */
    record Center(double x, double y, double scale) implements Area {}

    /**
     * A box; stretched to the picture unless {@code adjust} says that it grows to the picture's
     * ratio.
     *
     * @param adjust MapFish Print's {@code useAdjustBounds}
     */
    record Box(double minX, double minY, double maxX, double maxY, boolean adjust)
        implements Area {}

    /**
     * What the features of the vector layers cover.
     *
     * @param center whether their middle is shown at a scale; else all of them
     * @param layer name of the only layer that counts; absent for all
     * @param scale denominator for {@code center}
     * @param minScale least denominator
     * @param margin points that stay free around the features
     */
    record Features(
        boolean center,
        Optional<String> layer,
        Optional<Double> scale,
        Optional<Double> minScale,
        double margin)
        implements Area {}
  }

  /** What a map is about. */
  public record Interest(Geometry area, Display display, Style style) {}

  /** What is done with an area of interest. */
  public enum Display {
    RENDER,
    CLIP,
    NONE
  }
}
