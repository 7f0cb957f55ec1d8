package org.fera.tile.http;

import org.fera.tile.config.TileConfiguration;
import org.fera.tile.request.OgcDocument;
import org.fera.tile.request.ReportForm;
import org.fera.tile.request.TileRequest;

/** Writes the documents that describe the services. */
final class Documents {

  private static final String XML = "application/xml";
  private static final String HTML = "text/html;charset=UTF-8";
  private static final String KML = "application/vnd.google-earth.kml+xml";
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
    if (request instanceof OgcDocument ogc) {
      return new OgcDocuments(configuration, base).of(ogc);
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
    if (request instanceof TileRequest.GetKml kml) {
      KmlDocuments documents = new KmlDocuments(base);
      return new Document(
          KML,
          kml.tile()
              .map(documents::tile)
              .orElseGet(() -> documents.root(kml.tileset(), kml.link())));
    }
    if (request instanceof TileRequest.GetDemoList) {
      return new Document(HTML, new DemoPages(configuration, base).list());
    }
    if (request instanceof TileRequest.GetDemo demo) {
      return new Document(
          HTML, new DemoPages(configuration, base).map(demo.tileset(), demo.link()));
    }
    if (request instanceof TileRequest.GetDemoFile file) {
      return DemoPages.file(file.name());
    }
    throw new IllegalArgumentException("not a document: " + request);
  }
}
