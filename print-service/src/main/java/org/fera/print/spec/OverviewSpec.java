package org.fera.print.spec;

import java.util.List;
import java.util.Optional;
import org.fera.print.style.Style;

/**
 * An overview map that a request asks for; what is absent is the main map's.
 *
 * @param frame style of the main map's frame
 */
public record OverviewSpec(
    Optional<MapSpec.Area> area,
    Optional<Double> dpi,
    Optional<Double> rotation,
    Optional<List<LayerSpec>> layers,
    int width,
    int height,
    Style frame) {}
