package org.fera.app.ogc;

import java.util.Map;

/**
 * What a WFS offers.
 *
 * @param namespace of its types
 * @param attributes by type name, attribute name and property ({@code type}, {@code namespace},
 *     {@code minOccurs} ...), as GeoMapFish hands them to its front ends
 */
public record FeatureTypes(
    String namespace, Map<String, Map<String, Map<String, String>>> attributes) {}
