package org.fera.print.feature;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * A feature.
 *
 * @param id the feature's id, empty if it has none
 * @param geometry in the map's coordinate system, x (east) first; may be empty, never null
 * @param properties String, Double or Boolean by name; absent ones are not there
 */
public record Feature(String id, Geometry geometry, Map<String, Object> properties) {}
