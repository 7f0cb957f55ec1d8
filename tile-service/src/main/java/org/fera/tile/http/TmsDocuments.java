package org.fera.tile.http;

import org.fera.tile.config.TileConfiguration;
import org.fera.tile.grid.Extent;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/** The documents of TMS 1.0.0 (OSGeo). */
final class TmsDocuments {

  private static final String VERSION = "1.0.0";

  private final TileConfiguration configuration;
  private final String root;

  /**
   * @param base address of the mount point as clients see it, without a slash at its end
   */
  TmsDocuments(TileConfiguration configuration, String base) {
    this.configuration = configuration;
    this.root = base + "/tms/1.0.0/";
  }

  String service() {
    return XmlText.document(
        xml -> {
          xml.begin("TileMapService")
              .attribute("version", VERSION)
              .attribute("services", root)
              .leaf("Title", configuration.service().title())
              .leaf("Abstract", configuration.service().description())
              .begin("TileMaps");
          for (Tileset tileset : configuration.tilesets().values()) {
            for (GridLink link : tileset.grids().values()) {
              xml.begin("TileMap")
                  .attribute("title", tileset.title())
                  .attribute("srs", link.grid().crs().wms111Name())
                  .attribute("profile", "local")
                  .attribute("href", address(tileset, link))
                  .end();
            }
          }
          xml.end().end();
        });
  }

  String tileMap(Tileset tileset, GridLink link) {
    return XmlText.document(
        xml -> {
          xml.begin("TileMap").attribute("version", VERSION).attribute("tilemapservice", root);
          xml.leaf("Title", tileset.title())
              .leaf("Abstract", tileset.description())
              .leaf("SRS", link.grid().crs().wms111Name());
          Extent extent = link.extent();
          xml.begin("BoundingBox")
              .attribute("minx", Double.toString(extent.minX()))
              .attribute("miny", Double.toString(extent.minY()))
              .attribute("maxx", Double.toString(extent.maxX()))
              .attribute("maxy", Double.toString(extent.maxY()))
              .end();
          TileMatrix finest = link.matrices().get(link.matrices().size() - 1);
          origin(xml, finest);
          String size = Integer.toString(finest.tileSize());
          xml.begin("TileFormat")
              .attribute("width", size)
              .attribute("height", size)
              .attribute("mime-type", tileset.format().mediaType())
              .attribute("extension", tileset.format().extension())
              .end();
          xml.begin("TileSets").attribute("profile", "local");
          for (TileMatrix matrix : link.matrices()) {
            xml.begin("TileSet")
                .attribute("href", address(tileset, link) + "/" + matrix.index())
                .attribute("units-per-pixel", Double.toString(matrix.resolution()))
                .attribute("order", Integer.toString(matrix.index()))
                .end();
          }
          xml.end().end();
        });
  }

  /** TMS has one origin for all levels; that of the finest is the closest to all of them. */
  private static void origin(XmlText xml, TileMatrix finest) {
    xml.begin("Origin")
        .attribute("x", Double.toString(finest.left()))
        .attribute("y", Double.toString(finest.top() - finest.height() * finest.span()))
        .end();
  }

  private String address(Tileset tileset, GridLink link) {
    return root + LayerName.of(tileset, link);
  }
}
