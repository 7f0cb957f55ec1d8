package org.fera.tile.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fera.tile.config.ServiceIdentity;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.dimension.Dimension;
import org.fera.tile.grid.Crs;
import org.fera.tile.grid.Extent;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/**
 * The capabilities of WMS 1.1.1 (OGC 01-068r3) and 1.3.0 (OGC 06-042); both prescribe the order of
 * the elements.
 */
final class WmsCapabilities {

  private static final String MOST_PIXELS = "2048";
  private static final String DTD =
      "<!DOCTYPE WMT_MS_Capabilities SYSTEM"
          + " \"http://schemas.opengis.net/wms/1.1.1/WMS_MS_Capabilities.dtd\">";

  private final TileConfiguration configuration;
  private final String base;
  private final String address;

  /**
   * @param base address of the mount point as clients see it, without a slash at its end
   */
  WmsCapabilities(TileConfiguration configuration, String base) {
    this.configuration = configuration;
    this.base = base;
    this.address = base + "/wms?";
  }

  /** Of version 1.1.1. */
  String older() {
    return XmlText.document(
        xml -> {
          xml.doctype(DTD).begin("WMT_MS_Capabilities").attribute("version", "1.1.1");
          xml.attribute("updateSequence", Long.toString(configuration.version()));
          service(xml, "OGC:WMS");
          xml.end();
          xml.begin("Capability");
          requests(xml, "application/vnd.ogc.wms_xml", true);
          xml.begin("Exception").leaf("Format", "application/vnd.ogc.se_xml").end();
          layers(xml, false);
          xml.end().end();
        });
  }

  /** Of version 1.3.0. */
  String newer() {
    return XmlText.document(
        xml -> {
          xml.begin("WMS_Capabilities")
              .attribute("xmlns", "http://www.opengis.net/wms")
              .attribute("xmlns:xlink", "http://www.w3.org/1999/xlink")
              .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
              .attribute(
                  "xsi:schemaLocation",
                  "http://www.opengis.net/wms"
                      + " http://schemas.opengis.net/wms/1.3.0/capabilities_1_3_0.xsd")
              .attribute("version", "1.3.0")
              .attribute("updateSequence", Long.toString(configuration.version()));
          service(xml, "WMS");
          xml.leaf("MaxWidth", MOST_PIXELS).leaf("MaxHeight", MOST_PIXELS).end();
          xml.begin("Capability");
          requests(xml, "text/xml", false);
          xml.begin("Exception").leaf("Format", "XML").end();
          layers(xml, true);
          xml.end().end();
        });
  }

  /** Leaves the element open: the newer version has more to say. */
  private void service(XmlText xml, String name) {
    ServiceIdentity service = configuration.service();
    xml.begin("Service")
        .leaf("Name", name)
        .leaf("Title", service.title())
        .leaf("Abstract", service.description());
    if (!service.keywords().isEmpty()) {
      xml.begin("KeywordList");
      service.keywords().forEach(keyword -> xml.leaf("Keyword", keyword));
      xml.end();
    }
    onlineResource(xml);
    xml.leaf("Fees", service.fees()).leaf("AccessConstraints", service.access());
  }

  private void onlineResource(XmlText xml) {
    onlineResource(xml, address);
  }

  private static void onlineResource(XmlText xml, String href) {
    xml.begin("OnlineResource")
        .attribute("xmlns:xlink", "http://www.w3.org/1999/xlink")
        .attribute("xlink:type", "simple")
        .attribute("xlink:href", href)
        .end();
  }

  /**
   * @param legends whether the version has a name for that operation; 1.3.0 leaves it to SLD
   */
  private void requests(XmlText xml, String capabilities, boolean legends) {
    xml.begin("Request");
    operation(xml, "GetCapabilities", List.of(capabilities));
    operation(xml, "GetMap", List.of("image/png", "image/jpeg", "image/webp"));
    Set<String> formats = new LinkedHashSet<>();
    configuration
        .tilesets()
        .values()
        .forEach(tileset -> tileset.featureInfo().ifPresent(i -> formats.addAll(i.formats())));
    if (!formats.isEmpty()) {
      operation(xml, "GetFeatureInfo", List.copyOf(formats));
    }
    if (legends) {
      operation(xml, "GetLegendGraphic", List.of("image/png", "image/jpeg", "image/webp"));
    }
    xml.end();
  }

  private void operation(XmlText xml, String name, List<String> formats) {
    xml.begin(name);
    formats.forEach(format -> xml.leaf("Format", format));
    xml.begin("DCPType").begin("HTTP").begin("Get");
    onlineResource(xml);
    xml.end().end().end().end();
  }

  private void layers(XmlText xml, boolean newer) {
    xml.begin("Layer").leaf("Title", configuration.service().title());
    configuration.tilesets().values().forEach(tileset -> layer(xml, tileset, newer));
    xml.end();
  }

  private void layer(XmlText xml, Tileset tileset, boolean newer) {
    xml.begin("Layer")
        .attribute("queryable", tileset.featureInfo().isPresent() ? "1" : "0")
        .leaf("Name", tileset.id())
        .leaf("Title", tileset.title())
        .leaf("Abstract", tileset.description());
    for (GridLink link : firstLinks(tileset)) {
      Crs crs = link.grid().crs();
      xml.leaf(newer ? "CRS" : "SRS", newer ? crs.wms130Name() : crs.wms111Name());
    }
    tileset.wgs84().ifPresent(extent -> degrees(xml, extent, newer));
    for (GridLink link : firstLinks(tileset)) {
      boundingBox(xml, link, newer);
    }
    dimensions(xml, tileset, newer);
    style(xml, tileset, newer);
    xml.end();
  }

  /**
   * Version 1.1.1 wants to know how large the legend is, which only the source knows; its clients
   * ask by GetLegendGraphic.
   */
  private void style(XmlText xml, Tileset tileset, boolean newer) {
    xml.begin("Style").leaf("Name", tileset.style()).leaf("Title", tileset.style());
    if (newer) {
      xml.begin("LegendURL").leaf("Format", LegendUrl.FORMAT);
      onlineResource(xml, LegendUrl.of(base, tileset));
      xml.end();
    }
    xml.end();
  }

  /** Version 1.1.1 has names and values in two elements, all names first. */
  private static void dimensions(XmlText xml, Tileset tileset, boolean newer) {
    for (Dimension dimension : tileset.dimensions()) {
      dimension(xml, "Dimension", dimension).attribute("units", dimension.units());
      if (newer) {
        values(xml, dimension);
      }
      xml.end();
    }
    if (!newer) {
      for (Dimension dimension : tileset.dimensions()) {
        values(dimension(xml, "Extent", dimension), dimension).end();
      }
    }
  }

  private static XmlText dimension(XmlText xml, String element, Dimension dimension) {
    String name = dimension.wmsName().replaceFirst("^DIM_", "");
    return xml.begin(element).attribute("name", name.toLowerCase(Locale.ROOT));
  }

  private static XmlText values(XmlText xml, Dimension dimension) {
    return xml.attribute("default", dimension.usual())
        .text(String.join(",", dimension.allowed().shown()));
  }

  /** The first grid of each coordinate system, which is the one that maps are made of. */
  private static List<GridLink> firstLinks(Tileset tileset) {
    Set<Crs> seen = new LinkedHashSet<>();
    return tileset.grids().values().stream().filter(l -> seen.add(l.grid().crs())).toList();
  }

  private static void degrees(XmlText xml, Extent extent, boolean newer) {
    if (newer) {
      xml.begin("EX_GeographicBoundingBox")
          .leaf("westBoundLongitude", Double.toString(extent.minX()))
          .leaf("eastBoundLongitude", Double.toString(extent.maxX()))
          .leaf("southBoundLatitude", Double.toString(extent.minY()))
          .leaf("northBoundLatitude", Double.toString(extent.maxY()))
          .end();
    } else {
      xml.begin("LatLonBoundingBox");
      bounds(xml, extent, false);
      xml.end();
    }
  }

  private static void boundingBox(XmlText xml, GridLink link, boolean newer) {
    Crs crs = link.grid().crs();
    xml.begin("BoundingBox")
        .attribute(newer ? "CRS" : "SRS", newer ? crs.wms130Name() : crs.wms111Name());
    bounds(xml, link.extent(), newer && crs.northingFirst());
    xml.end();
  }

  private static void bounds(XmlText xml, Extent extent, boolean turned) {
    xml.attribute("minx", Double.toString(turned ? extent.minY() : extent.minX()))
        .attribute("miny", Double.toString(turned ? extent.minX() : extent.minY()))
        .attribute("maxx", Double.toString(turned ? extent.maxY() : extent.maxX()))
        .attribute("maxy", Double.toString(turned ? extent.maxX() : extent.maxY()));
  }
}
