package org.fera.tile.request;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fera.tile.render.TileAddress;
import org.fera.tile.source.FeatureInfoRequest;
import org.fera.tile.tileset.FeatureInfo;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.TileFormat;
import org.fera.tile.tileset.Tileset;
import org.fera.tile.wms.MapLayer;
import org.fera.tile.wms.WmsMap;

/** What a client asks for, read and checked. */
public sealed interface TileRequest
    permits TileRequest.Listing, TileRequest.OfTilesets, TileRequest.OfNone, OgcDocument {

  /** How the service that was asked reports what is wrong. */
  default ReportForm form() {
    return ReportForm.OWS;
  }

  /** The answer lists the tilesets, so that it depends on which of them a caller may see. */
  non-sealed interface Listing extends TileRequest {}

  /** The answer shows something of certain tilesets. */
  non-sealed interface OfTilesets extends TileRequest {
    List<Tileset> tilesets();
  }

  /** The answer shows something of one tileset. */
  interface OfTileset extends OfTilesets {

    Tileset tileset();

    @Override
    default List<Tileset> tilesets() {
      return List.of(tileset());
    }
  }

  /** The answer is the same whatever tilesets there are. */
  non-sealed interface OfNone extends TileRequest {}

  /** One tile. */
  record GetTile(TileAddress tile, ReportForm form) implements OfTileset {

    GetTile(TileAddress tile) {
      this(tile, ReportForm.OWS);
    }

    @Override
    public Tileset tileset() {
      return tile.tileset();
    }
  }

  /**
   * What is at a place of a tile.
   *
   * @param info how the tileset answers
   * @param i column of the pixel, from the left
   * @param j row of the pixel, from the top
   * @param format one of those of {@code info}
   */
  record GetFeatureInfo(TileAddress tile, FeatureInfo info, int i, int j, String format)
      implements OfTileset {

    @Override
    public Tileset tileset() {
      return tile.tileset();
    }
  }

  /**
   * The description of the service for WMTS.
   *
   * @param sections those asked for; none when the client has the current document
   */
  record GetCapabilities(Set<Section> sections) implements Listing {}

  /** A map of any place by WMS. */
  record GetMap(WmsMap map, ReportForm form) implements OfTilesets {

    @Override
    public List<Tileset> tilesets() {
      return map.layers().stream().map(MapLayer::tileset).toList();
    }
  }

  /** What is at a pixel of a map by WMS. */
  record GetMapFeatureInfo(MapLayer layer, FeatureInfoRequest question, ReportForm form)
      implements OfTileset {

    @Override
    public Tileset tileset() {
      return layer.tileset();
    }
  }

  /**
   * The legend of a tileset by WMS.
   *
   * @param scale denominator; absent for all scales
   */
  record GetLegend(Tileset tileset, Optional<Double> scale, TileFormat format, ReportForm form)
      implements OfTileset {}

  /** The description of the service for WMS. */
  record GetMapCapabilities(ReportForm form) implements Listing {}

  /** The list of the tilesets for TMS, at {@code /tms/1.0.0/}. */
  record GetTileMapService() implements Listing {}

  /** The description of one tileset for TMS. */
  record GetTileMap(Tileset tileset, GridLink link) implements OfTileset {}

  /** The description of one tileset as TileJSON. */
  record GetTileJson(Tileset tileset, GridLink link) implements OfTileset {}

  /**
   * A super-overlay of KML.
   *
   * @param tile absent for the document that begins it
   */
  record GetKml(Tileset tileset, GridLink link, Optional<TileAddress> tile) implements OfTileset {}

  /** The list of the tilesets for people. */
  record GetDemoList() implements Listing {}

  /** A page that shows a tileset. */
  record GetDemo(Tileset tileset, GridLink link) implements OfTileset {}

  /** A file of which such pages are made. */
  record GetDemoFile(String name) implements OfNone {}

  /** The parts of WMTS capabilities that can be asked for alone. */
  enum Section {
    ServiceIdentification,
    ServiceProvider,
    OperationsMetadata,
    Contents,
    Themes
  }
}
