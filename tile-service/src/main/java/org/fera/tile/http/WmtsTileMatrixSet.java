package org.fera.tile.http;

import java.util.Locale;
import org.fera.tile.grid.Extent;
import org.fera.tile.grid.Grid;
import org.fera.tile.grid.TileMatrix;

/** The element {@code TileMatrixSet} of WMTS capabilities, and how they write positions. */
final class WmtsTileMatrixSet {

  private WmtsTileMatrixSet() {}

  static void write(XmlText xml, Grid grid) {
    xml.begin("TileMatrixSet").leaf("ows:Title", grid.title()).leaf("ows:Identifier", grid.id());
    boundingBox(xml, grid, grid.extent());
    xml.leaf("ows:SupportedCRS", grid.crs().urn());
    grid.wellKnownScaleSet().ifPresent(urn -> xml.leaf("WellKnownScaleSet", urn));
    for (TileMatrix matrix : grid.matrices()) {
      xml.begin("TileMatrix")
          .leaf("ows:Identifier", matrix.id())
          .leaf("ScaleDenominator", Double.toString(matrix.scaleDenominator()))
          .leaf("TopLeftCorner", position(grid, matrix.left(), matrix.top()))
          .leaf("TileWidth", Integer.toString(matrix.tileSize()))
          .leaf("TileHeight", Integer.toString(matrix.tileSize()))
          .leaf("MatrixWidth", Integer.toString(matrix.width()))
          .leaf("MatrixHeight", Integer.toString(matrix.height()))
          .end();
    }
    xml.end();
  }

  static void boundingBox(XmlText xml, Grid grid, Extent extent) {
    xml.begin("ows:BoundingBox")
        .attribute("crs", grid.crs().urn())
        .leaf("ows:LowerCorner", position(grid, extent.minX(), extent.minY()))
        .leaf("ows:UpperCorner", position(grid, extent.maxX(), extent.maxY()))
        .end();
  }

  /** A position in the order of the axes that the coordinate system's definition has. */
  private static String position(Grid grid, double x, double y) {
    return grid.crs().northingFirst() ? pair(y, x) : pair(x, y);
  }

  static String pair(double first, double second) {
    return number(first) + " " + number(second);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
