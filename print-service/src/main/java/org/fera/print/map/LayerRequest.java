package org.fera.print.map;

import java.awt.geom.AffineTransform;

/**
 * One picture to fetch and where it goes.
 *
 * @param width pixels that the picture is expected to have
 * @param height pixels
 * @param place pixels of the fetched picture to pixels of the map
 */
record LayerRequest(String url, int width, int height, AffineTransform place) {}
