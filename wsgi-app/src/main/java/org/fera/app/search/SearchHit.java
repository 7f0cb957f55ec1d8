package org.fera.app.search;

/**
 * A row that was found.
 *
 * @param layerName null: belongs to no layer
 * @param params JSON, or null
 * @param actions JSON, or null
 * @param geometry GeoJSON in the database's own coordinate system, or null
 * @param minX the geometry's box, in the same system; null without geometry
 * @param minY see minX
 * @param maxX see minX
 * @param maxY see minX
 */
record SearchHit(
    int id,
    String label,
    String layerName,
    String params,
    String actions,
    String geometry,
    Double minX,
    Double minY,
    Double maxX,
    Double maxY) {}
