package org.fera.tile.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.fera.tile.config.ServiceIdentity;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.dimension.Allowed;
import org.fera.tile.dimension.Dimension;
import org.fera.tile.grid.Extent;
import org.fera.tile.grid.Grid;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.grid.TileRange;
import org.fera.tile.request.TileRequest.Section;
import org.fera.tile.tileset.FeatureInfo;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

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
            configuration.tilesets().values().forEach(tileset -> layer(xml, tileset));
            configuration.grids().forEach(grid -> tileMatrixSet(xml, grid));
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

  private void layer(XmlText xml, Tileset tileset) {
    xml.begin("Layer")
        .leaf("ows:Title", tileset.title())
        .leaf("ows:Abstract", tileset.description());
    tileset
        .wgs84()
        .ifPresent(
            extent ->
                xml.begin("ows:WGS84BoundingBox")
                    .leaf("ows:LowerCorner", pair(extent.minX(), extent.minY()))
                    .leaf("ows:UpperCorner", pair(extent.maxX(), extent.maxY()))
                    .end());
    xml.leaf("ows:Identifier", tileset.id());
    tileset.grids().values().forEach(link -> boundingBox(xml, link.grid(), link.extent()));
    xml.begin("Style")
        .attribute("isDefault", "true")
        .leaf("ows:Identifier", tileset.style())
        .begin("LegendURL")
        .attribute("format", "image/png")
        .attribute("xlink:href", legend(tileset))
        .end()
        .end()
        .leaf("Format", tileset.format().mediaType());
    tileset
        .featureInfo()
        .ifPresent(info -> info.formats().forEach(format -> xml.leaf("InfoFormat", format)));
    tileset.dimensions().forEach(dimension -> dimension(xml, dimension));
    tileset.grids().values().forEach(link -> link(xml, link));
    xml.begin("ResourceURL")
        .attribute("format", tileset.format().mediaType())
        .attribute("resourceType", "tile")
        .attribute("template", template(tileset) + "." + tileset.format().extension())
        .end();
    tileset.featureInfo().ifPresent(info -> infoTemplates(xml, tileset, info));
    xml.end();
  }

  private String legend(Tileset tileset) {
    return base
        + "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetLegendGraphic&FORMAT=image/png&LAYER="
        + tileset.id();
  }

  /** The schema wants a value at least, also where there are too many to say. */
  private static void dimension(XmlText xml, Dimension dimension) {
    String usual = dimension.usual();
    List<String> shown = dimension.allowed().shown();
    xml.begin("Dimension")
        .leaf("ows:Title", dimension.title())
        .leaf("ows:Identifier", dimension.name());
    if (!dimension.units().isEmpty()) {
      xml.leaf("ows:UOM", dimension.units());
    }
    xml.leaf("Default", usual);
    if (dimension.allowed() instanceof Allowed.Times) {
      xml.leaf("Current", "true");
    }
    (shown.isEmpty() ? List.of(usual) : shown).forEach(value -> xml.leaf("Value", value));
    xml.end();
  }

  private void infoTemplates(XmlText xml, Tileset tileset, FeatureInfo info) {
    for (int i = 0; i < info.formats().size(); i++) {
      xml.begin("ResourceURL")
          .attribute("format", info.formats().get(i))
          .attribute("resourceType", "FeatureInfo")
          .attribute("template", template(tileset) + "/{J}/{I}." + i)
          .end();
    }
  }

  private String template(Tileset tileset) {
    return base
        + "/wmts/1.0.0/"
        + tileset.id()
        + "/"
        + tileset.style()
        + tileset.dimensions().stream()
            .map(dimension -> "/{" + dimension.name() + "}")
            .collect(Collectors.joining())
        + "/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}";
  }

  private static void link(XmlText xml, GridLink link) {
    xml.begin("TileMatrixSetLink").leaf("TileMatrixSet", link.grid().id());
    if (!link.isWhole()) {
      limits(xml, link);
    }
    xml.end();
  }

  /** Limits say that other levels and tiles are not there; the schema knows no last tile 0. */
  private static void limits(XmlText xml, GridLink link) {
    xml.begin("TileMatrixSetLimits");
    for (TileMatrix matrix : link.matrices()) {
      TileRange limits = link.limits(matrix);
      xml.begin("TileMatrixLimits")
          .leaf("TileMatrix", matrix.id())
          .leaf("MinTileRow", Integer.toString(limits.minRow()))
          .leaf("MaxTileRow", Integer.toString(limits.maxRow()))
          .leaf("MinTileCol", Integer.toString(limits.minColumn()))
          .leaf("MaxTileCol", Integer.toString(limits.maxColumn()))
          .end();
    }
    xml.end();
  }

  private static void tileMatrixSet(XmlText xml, Grid grid) {
    xml.begin("TileMatrixSet").leaf("ows:Title", grid.title()).leaf("ows:Identifier", grid.id());
    boundingBox(xml, grid, grid.extent());
    xml.leaf("ows:SupportedCRS", grid.crs().urn());
    grid.wellKnownScaleSet().ifPresent(urn -> xml.leaf("WellKnownScaleSet", urn));
    for (TileMatrix matrix : grid.matrices()) {
      xml.begin("TileMatrix")
          .leaf("ows:Identifier", matrix.id())
          .leaf("ScaleDenominator", Double.toString(matrix.scaleDenominator()))
          .leaf("TopLeftCorner", position(grid, matrix.left(), matrix.top()))
          .leaf("TileWidth", Integer.toString(matrix.tileSize()))
          .leaf("TileHeight", Integer.toString(matrix.tileSize()))
          .leaf("MatrixWidth", Integer.toString(matrix.width()))
          .leaf("MatrixHeight", Integer.toString(matrix.height()))
          .end();
    }
    xml.end();
  }

  private static void boundingBox(XmlText xml, Grid grid, Extent extent) {
    xml.begin("ows:BoundingBox")
        .attribute("crs", grid.crs().urn())
        .leaf("ows:LowerCorner", position(grid, extent.minX(), extent.minY()))
        .leaf("ows:UpperCorner", position(grid, extent.maxX(), extent.maxY()))
        .end();
  }

  /** A position in the order of the axes that the coordinate system's definition has. */
  private static String position(Grid grid, double x, double y) {
    return grid.crs().northingFirst() ? pair(y, x) : pair(x, y);
  }

  private static String pair(double first, double second) {
    return number(first) + " " + number(second);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
