package org.fera.tile.http;

import java.util.Set;
import org.fera.tile.config.ServiceIdentity;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.request.TileRequest.Section;

/** The capabilities of WMTS 1.0.0; the schema prescribes the order of the elements. */
final class WmtsCapabilities {

  private static final String SCHEMA =
      "http://www.opengis.net/wmts/1.0"
          + " http://schemas.opengis.net/wmts/1.0/wmtsGetCapabilities_response.xsd";

  private final TileConfiguration configuration;
  private final String base;

  /**
   * @param base address of the mount point as clients see it, without a slash at its end
   */
  WmtsCapabilities(TileConfiguration configuration, String base) {
    this.configuration = configuration;
    this.base = base;
  }

  String document(Set<Section> sections) {
    return XmlText.document(
        xml -> {
          xml.begin("Capabilities")
              .attribute("xmlns", "http://www.opengis.net/wmts/1.0")
              .attribute("xmlns:ows", "http://www.opengis.net/ows/1.1")
              .attribute("xmlns:xlink", "http://www.w3.org/1999/xlink")
              .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
              .attribute("xsi:schemaLocation", SCHEMA)
              .attribute("version", "1.0.0")
              .attribute("updateSequence", Long.toString(configuration.version()));
          if (sections.isEmpty()) {
            xml.end();
            return;
          }
          if (sections.contains(Section.ServiceIdentification)) {
            identification(xml, configuration.service());
          }
          if (sections.contains(Section.ServiceProvider)) {
            xml.begin("ows:ServiceProvider")
                .leaf("ows:ProviderName", configuration.service().provider())
                .leaf("ows:ServiceContact", "")
                .end();
          }
          if (sections.contains(Section.OperationsMetadata)) {
            operations(xml);
          }
          if (sections.contains(Section.Contents)) {
            xml.begin("Contents");
            WmtsLayer layers = new WmtsLayer(xml, base);
            configuration.tilesets().values().forEach(layers::write);
            configuration.grids().forEach(grid -> WmtsTileMatrixSet.write(xml, grid));
            xml.end();
          }
          xml.begin("ServiceMetadataURL")
              .attribute("xlink:href", base + "/wmts/1.0.0/WMTSCapabilities.xml")
              .end();
          xml.end();
        });
  }

  private static void identification(XmlText xml, ServiceIdentity service) {
    xml.begin("ows:ServiceIdentification")
        .leaf("ows:Title", service.title())
        .leaf("ows:Abstract", service.description());
    if (!service.keywords().isEmpty()) {
      xml.begin("ows:Keywords");
      service.keywords().forEach(keyword -> xml.leaf("ows:Keyword", keyword));
      xml.end();
    }
    xml.leaf("ows:ServiceType", "OGC WMTS")
        .leaf("ows:ServiceTypeVersion", "1.0.0")
        .leaf("ows:Fees", service.fees())
        .leaf("ows:AccessConstraints", service.access())
        .end();
  }

  private void operations(XmlText xml) {
    xml.begin("ows:OperationsMetadata");
    operation(xml, "GetCapabilities", "/wmts/1.0.0/WMTSCapabilities.xml");
    operation(xml, "GetTile", "/wmts/1.0.0/");
    if (configuration.tilesets().values().stream().anyMatch(t -> t.featureInfo().isPresent())) {
      operation(xml, "GetFeatureInfo", "/wmts/1.0.0/");
    }
    xml.end();
  }

  private void operation(XmlText xml, String name, String path) {
    xml.begin("ows:Operation").attribute("name", name).begin("ows:DCP").begin("ows:HTTP");
    binding(xml, base + "/wmts?", "KVP");
    binding(xml, base + path, "RESTful");
    xml.end().end().end();
  }

  private static void binding(XmlText xml, String address, String encoding) {
    xml.begin("ows:Get")
        .attribute("xlink:href", address)
        .begin("ows:Constraint")
        .attribute("name", "GetEncoding")
        .begin("ows:AllowedValues")
        .leaf("ows:Value", encoding)
        .end()
        .end()
        .end();
  }
}
