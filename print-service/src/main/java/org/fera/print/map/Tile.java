package org.fera.print.map;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * A tile of a grid whose upper left tile has column and row 0.
 *
 * @param left x of its upper left corner, in the map's units
 * @param top y of it
 */
record Tile(long column, long row, double left, double top) {

  /** More tiles than this are a mistake, or an attack on the tile server. */
  static final int MOST = 4000;

  /** The tiles that a view shows, in rows; those that a turned map does not show are left out. */
  static List<Tile> seen(
      MapView view, double left, double top, double width, double height, long columns, long rows)
      throws LayerException {
    Path2D seen = seen(view);
    Rectangle2D bounds = seen.getBounds2D();
    long firstColumn = within((bounds.getMinX() - left) / width, columns);
    long lastColumn = within((bounds.getMaxX() - left) / width, columns);
    long firstRow = within((top - bounds.getMaxY()) / height, rows);
    long lastRow = within((top - bounds.getMinY()) / height, rows);
    if ((double) (lastColumn - firstColumn + 1) * (lastRow - firstRow + 1) > MOST) {
      throw new LayerException("needs more than " + MOST + " tiles at this scale");
    }
    List<Tile> tiles = new ArrayList<>();
    for (long row = firstRow; row <= lastRow; row++) {
      for (long column = firstColumn; column <= lastColumn; column++) {
        Tile tile = new Tile(column, row, left + column * width, top - row * height);
        if (seen.intersects(tile.left, tile.top - height, width, height)) {
          tiles.add(tile);
        }
      }
    }
    return tiles;
  }

  /** A column or row within the grid; where the view lies beside the grid it shows none of it. */
  private static long within(double position, long count) {
    return (long) Math.max(0, Math.min(count - 1d, Math.floor(position)));
  }

  /** The piece of the world that the picture shows. */
  private static Path2D seen(MapView view) {
    try {
      Path2D path =
          new Path2D.Double(new Rectangle2D.Double(0, 0, view.pixelWidth(), view.pixelHeight()));
      path.transform(view.toPixels().createInverse());
      return path;
    } catch (NoninvertibleTransformException e) {
      throw new IllegalStateException("A view has an area", e);
    }
  }

  /** From its pixels to those of the map. */
  AffineTransform place(MapView view, double resolution) {
    AffineTransform place = view.toPixels();
    place.translate(left, top);
    place.scale(resolution, -resolution);
    return place;
  }
}
