package org.fera.print.map;

import java.awt.geom.AffineTransform;

/**
 * One picture to fetch and where it goes.
 *
 * @param width pixels that the picture is expected to have; a picture of another size is scaled
 * @param height pixels
 * @param cut pixels of each edge that are not shown: of the left and right, of the upper and lower
 * @param place pixels of the fetched picture to pixels of the map
 * @param mostPixels pixels above which the picture is refused
 */
record LayerRequest(
    String url, int width, int height, Cut cut, AffineTransform place, long mostPixels) {

  /** What is cut off a picture at its edges, in its pixels. */
  record Cut(int x, int y) {
    static final Cut NONE = new Cut(0, 0);
  }

  LayerRequest(String url, int width, int height, AffineTransform place) {
    this(url, width, height, Cut.NONE, place, 2L * width * height);
  }

  /** Bytes while it is drawn: decoded and as it was fetched. */
  long bytes() {
    return Math.min(mostPixels, Math.max((long) width * height, mostPixels / 2)) * 5;
  }
}
