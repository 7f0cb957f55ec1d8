package org.fera.tile.http;

import org.fera.tile.config.TileConfiguration;
import org.fera.tile.request.ReportForm;
import org.fera.tile.request.TileRequest;

/** Writes the documents that describe the services. */
final class Documents {

  private static final String XML = "application/xml";
  private static final String JSON = "application/json";

  /** A document and its media type. */
  record Document(String mediaType, String text) {}

  private final TileConfiguration configuration;
  private final boolean open;

  /**
   * @param open whether everybody gets the same
   */
  Documents(TileConfiguration configuration, boolean open) {
    this.configuration = configuration;
    this.open = open;
  }

  boolean isOpen() {
    return open;
  }

  /**
   * @param base address of the mount point as clients see it, without a slash at its end
   */
  Document of(TileRequest request, String base) {
    if (request instanceof TileRequest.GetCapabilities wmts) {
      return new Document(XML, new WmtsCapabilities(configuration, base).document(wmts.sections()));
    }
    if (request instanceof TileRequest.GetMapCapabilities wms) {
      return wms.form() == ReportForm.WMS_1_1_1
          ? new Document(
              "application/vnd.ogc.wms_xml", new WmsCapabilities(configuration, base).older())
          : new Document("text/xml", new WmsCapabilities(configuration, base).newer());
    }
    if (request instanceof TileRequest.GetOgcDocument ogc) {
      return new OgcDocuments(configuration, base).of(ogc.document());
    }
    if (request instanceof TileRequest.GetTileMapService) {
      return new Document(XML, new TmsDocuments(configuration, base).service());
    }
    if (request instanceof TileRequest.GetTileMap map) {
      return new Document(
          XML, new TmsDocuments(configuration, base).tileMap(map.tileset(), map.link()));
    }
    if (request instanceof TileRequest.GetTileJson json) {
      return new Document(JSON, TileJson.of(configuration, json.tileset(), json.link(), base));
    }
    throw new IllegalArgumentException("not a document: " + request);
  }
}
