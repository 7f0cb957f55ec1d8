package org.fera.print.map;

/** A box in the map's coordinate system, x (east) before y (north). */
record Box(double minX, double minY, double maxX, double maxY) {

  double width() {
    return maxX - minX;
  }

  double height() {
    return maxY - minY;
  }
}
