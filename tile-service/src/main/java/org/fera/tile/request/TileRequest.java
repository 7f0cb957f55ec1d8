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
public sealed interface TileRequest {

  /** The tilesets that the answer shows something of; of no account for a list of all. */
  List<Tileset> tilesets();

  /**
   * Whether the answer lists the tilesets, so that it depends on which of them a caller may see.
   */
  default boolean listsTilesets() {
    return false;
  }

  /** How the service that was asked reports what is wrong. */
  default ReportForm form() {
    return ReportForm.OWS;
  }

  /** One tile. */
  record GetTile(TileAddress tile, ReportForm form) implements TileRequest {

    GetTile(TileAddress tile) {
      this(tile, ReportForm.OWS);
    }

    @Override
    public List<Tileset> tilesets() {
      return List.of(tile.tileset());
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
      implements TileRequest {

    @Override
    public List<Tileset> tilesets() {
      return List.of(tile.tileset());
    }
  }

  /**
   * The description of the service for WMTS.
   *
   * @param sections those asked for; none when the client has the current document
   */
  record GetCapabilities(Set<Section> sections) implements TileRequest {

    @Override
    public List<Tileset> tilesets() {
      return List.of();
    }

    @Override
    public boolean listsTilesets() {
      return true;
    }
  }

  /** A map of any place by WMS. */
  record GetMap(WmsMap map, ReportForm form) implements TileRequest {

    @Override
    public List<Tileset> tilesets() {
      return map.layers().stream().map(MapLayer::tileset).toList();
    }
  }

  /** What is at a pixel of a map by WMS. */
  record GetMapFeatureInfo(MapLayer layer, FeatureInfoRequest question, ReportForm form)
      implements TileRequest {

    @Override
    public List<Tileset> tilesets() {
      return List.of(layer.tileset());
    }
  }

  /**
   * The legend of a tileset by WMS.
   *
   * @param scale denominator; absent for all scales
   */
  record GetLegend(Tileset tileset, Optional<Double> scale, TileFormat format, ReportForm form)
      implements TileRequest {

    @Override
    public List<Tileset> tilesets() {
      return List.of(tileset);
    }
  }

  /** The description of the service for WMS. */
  record GetMapCapabilities(ReportForm form) implements TileRequest {

    @Override
    public List<Tileset> tilesets() {
      return List.of();
    }

    @Override
    public boolean listsTilesets() {
      return true;
    }
  }

  /** A document of OGC API Tiles (OGC 20-057). */
  record GetOgcDocument(OgcDocument document) implements TileRequest {

    @Override
    public List<Tileset> tilesets() {
      return document.tilesets();
    }

    @Override
    public boolean listsTilesets() {
      return document.listsTilesets();
    }

    @Override
    public ReportForm form() {
      return ReportForm.PROBLEM;
    }
  }

  /** The list of the tilesets for TMS, at {@code /tms/1.0.0/}. */
  record GetTileMapService() implements TileRequest {

    @Override
    public List<Tileset> tilesets() {
      return List.of();
    }

    @Override
    public boolean listsTilesets() {
      return true;
    }
  }

  /** The description of one tileset for TMS. */
  record GetTileMap(Tileset tileset, GridLink link) implements TileRequest {

    @Override
    public List<Tileset> tilesets() {
      return List.of(tileset);
    }
  }

  /** The description of one tileset as TileJSON. */
  record GetTileJson(Tileset tileset, GridLink link) implements TileRequest {

    @Override
    public List<Tileset> tilesets() {
      return List.of(tileset);
    }
  }

  /**
   * A super-overlay of KML.
   *
   * @param tile absent for the document that begins it
   */
  record GetKml(Tileset tileset, GridLink link, Optional<TileAddress> tile) implements TileRequest {

    @Override
    public List<Tileset> tilesets() {
      return List.of(tileset);
    }
  }

  /** The list of the tilesets for people. */
  record GetDemoList() implements TileRequest {

    @Override
    public List<Tileset> tilesets() {
      return List.of();
    }

    @Override
    public boolean listsTilesets() {
      return true;
    }
  }

  /** A page that shows a tileset. */
  record GetDemo(Tileset tileset, GridLink link) implements TileRequest {

    @Override
    public List<Tileset> tilesets() {
      return List.of(tileset);
    }
  }

  /** A file of which such pages are made. */
  record GetDemoFile(String name) implements TileRequest {

    @Override
    public List<Tileset> tilesets() {
      return List.of();
    }
  }

  /** The parts of WMTS capabilities that can be asked for alone. */
  enum Section {
    ServiceIdentification,
    ServiceProvider,
    OperationsMetadata,
    Contents,
    Themes
  }
}
