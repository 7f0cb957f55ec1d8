package org.fera.tile.request;

import java.util.Set;
import org.fera.tile.render.TileAddress;
import org.fera.tile.source.FeatureInfoRequest;
import org.fera.tile.tileset.FeatureInfo;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;
import org.fera.tile.wms.MapLayer;
import org.fera.tile.wms.WmsMap;

/** What a client asks for, read and checked. */
public sealed interface TileRequest {

  /** One tile. */
  record GetTile(TileAddress tile) implements TileRequest {}

  /**
   * What is at a place of a tile.
   *
   * @param info how the tileset answers
   * @param i column of the pixel, from the left
   * @param j row of the pixel, from the top
   * @param format one of those of {@code info}
   */
  record GetFeatureInfo(TileAddress tile, FeatureInfo info, int i, int j, String format)
      implements TileRequest {}

  /**
   * The description of the service for WMTS.
   *
   * @param sections those asked for; none when the client has the current document
   */
  record GetCapabilities(Set<Section> sections) implements TileRequest {}

  /** A map of any place by WMS. */
  record GetMap(WmsMap map, ReportForm form) implements TileRequest {}

  /** What is at a pixel of a map by WMS. */
  record GetMapFeatureInfo(MapLayer layer, FeatureInfoRequest question, ReportForm form)
      implements TileRequest {}

  /** The description of the service for WMS. */
  record GetMapCapabilities(ReportForm form) implements TileRequest {}

  /** A document of OGC API Tiles (OGC 20-057). */
  record GetOgcDocument(OgcDocument document) implements TileRequest {}

  /** The list of the tilesets for TMS, at {@code /tms/1.0.0/}. */
  record GetTileMapService() implements TileRequest {}

  /** The description of one tileset for TMS. */
  record GetTileMap(Tileset tileset, GridLink link) implements TileRequest {}

  /** The description of one tileset as TileJSON. */
  record GetTileJson(Tileset tileset, GridLink link) implements TileRequest {}

  /** The parts of WMTS capabilities that can be asked for alone. */
  enum Section {
    ServiceIdentification,
    ServiceProvider,
    OperationsMetadata,
    Contents,
    Themes
  }
}
