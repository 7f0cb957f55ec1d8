package org.fera.tile.http;

import java.util.function.Consumer;
import org.fera.tile.grid.Extent;
import org.fera.tile.grid.Geographic;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.grid.TileRange;
import org.fera.tile.render.TileAddress;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/**
 * Super-overlays (OGC 12-007r2, 11.3): each tile is laid on the ground and names those of the next
 * level below it, which are fetched once the tile is large on the screen.
 */
final class KmlDocuments {

  /** Pixels on the screen between which a tile is shown. */
  private static final String LEAST_PIXELS = "128";

  private static final String MOST_PIXELS = "512";
  private static final String ANY = "-1";

  private final String base;

  /**
   * @param base address of the mount point as clients see it, without a slash at its end
   */
  KmlDocuments(String base) {
    this.base = base;
  }

  /** All tiles of the coarsest level. */
  String root(Tileset tileset, GridLink link) {
    TileMatrix coarsest = link.matrices().get(0);
    return document(
        tileset.title(), xml -> links(xml, tileset, link, coarsest, link.limits(coarsest)));
  }

  /** One tile, and links to those below it. */
  String tile(TileAddress tile) {
    Tileset tileset = tile.tileset();
    GridLink link = tile.link();
    TileMatrix matrix = tile.matrix();
    TileRange one = TileRange.of(tile.column(), tile.row());
    boolean finest = matrix.index() == link.maxZoom();
    return document(
        tileset.title(),
        xml -> {
          xml.begin("GroundOverlay").leaf("drawOrder", Integer.toString(matrix.index()));
          region(xml, link, matrix, one, finest ? ANY : MOST_PIXELS);
          xml.begin("Icon")
              .leaf(
                  "href",
                  base
                      + "/xyz/"
                      + LayerName.of(tileset, link)
                      + ("/" + matrix.index() + "/" + tile.column() + "/" + tile.row())
                      + ("." + tileset.format().extension()))
              .end();
          xml.begin("LatLonBox");
          bounds(xml, degrees(link, matrix, one));
          xml.end().end();
          if (!finest) {
            TileMatrix next = link.grid().matrices().get(matrix.index() + 1);
            TileRange below = next.tilesIn(matrix.extentOf(one));
            links(xml, tileset, link, next, common(below, link.limits(next)));
          }
        });
  }

  private void links(
      XmlText xml, Tileset tileset, GridLink link, TileMatrix matrix, TileRange tiles) {
    for (int row = tiles.minRow(); row <= tiles.maxRow(); row++) {
      for (int column = tiles.minColumn(); column <= tiles.maxColumn(); column++) {
        xml.begin("NetworkLink");
        region(xml, link, matrix, TileRange.of(column, row), ANY);
        xml.begin("Link")
            .leaf(
                "href",
                base
                    + "/kml/"
                    + LayerName.of(tileset, link)
                    + ("/" + matrix.index() + "/" + column)
                    + ("/" + (matrix.height() - 1 - row) + ".kml"))
            .leaf("viewRefreshMode", "onRegion")
            .end()
            .end();
      }
    }
  }

  private static void region(
      XmlText xml, GridLink link, TileMatrix matrix, TileRange tile, String mostPixels) {
    xml.begin("Region").begin("LatLonAltBox");
    bounds(xml, degrees(link, matrix, tile));
    xml.end()
        .begin("Lod")
        .leaf("minLodPixels", LEAST_PIXELS)
        .leaf("maxLodPixels", mostPixels)
        .end()
        .end();
  }

  private static void bounds(XmlText xml, Extent degrees) {
    xml.leaf("north", Double.toString(degrees.maxY()))
        .leaf("south", Double.toString(degrees.minY()))
        .leaf("east", Double.toString(degrees.maxX()))
        .leaf("west", Double.toString(degrees.minX()));
  }

  private static Extent degrees(GridLink link, TileMatrix matrix, TileRange tile) {
    return Geographic.of(link.grid().crs(), matrix.extentOf(tile)).orElseThrow();
  }

  /** What is below a tile and within the limits; may be nothing. */
  private static TileRange common(TileRange one, TileRange other) {
    return new TileRange(
        Math.max(one.minColumn(), other.minColumn()),
        Math.max(one.minRow(), other.minRow()),
        Math.min(one.maxColumn(), other.maxColumn()),
        Math.min(one.maxRow(), other.maxRow()));
  }

  private static String document(String name, Consumer<XmlText> content) {
    return XmlText.document(
        xml -> {
          xml.begin("kml").attribute("xmlns", "http://www.opengis.net/kml/2.2");
          xml.begin("Document").leaf("name", name);
          content.accept(xml);
          xml.end().end();
        });
  }
}
