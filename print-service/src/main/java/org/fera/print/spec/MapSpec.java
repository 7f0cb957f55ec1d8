package org.fera.print.spec;

import java.util.List;
import java.util.Optional;

/**
 * The map that a request asks for.
 *
 * @param projection authority code, for example {@code EPSG:2056}; coordinates below are in it, x
 *     (east) first unless the specification says otherwise
 * @param rotation degrees, clockwise
 * @param dpi pixels per inch of the page
 * @param nearestScale whether the scale snaps to the layout's zoom levels
 * @param layers first one on top
 */
public record MapSpec(
    String projection,
    Area area,
    double rotation,
    double dpi,
    boolean nearestScale,
    Optional<Boolean> longitudeFirst,
    List<LayerSpec> layers) {

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
  }
}
