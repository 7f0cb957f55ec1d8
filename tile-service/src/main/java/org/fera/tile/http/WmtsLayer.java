package org.fera.tile.http;

import java.util.List;
import java.util.stream.Collectors;
import org.fera.tile.dimension.Allowed;
import org.fera.tile.dimension.Dimension;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.grid.TileRange;
import org.fera.tile.tileset.FeatureInfo;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.Tileset;

/** The element {@code Layer} of WMTS capabilities; the schema prescribes the order of its parts. */
final class WmtsLayer {

  private final XmlText xml;
  private final String base;

  /**
   * @param base address of the mount point as clients see it, without a slash at its end
   */
  WmtsLayer(XmlText xml, String base) {
    this.xml = xml;
    this.base = base;
  }

  void write(Tileset tileset) {
    xml.begin("Layer")
        .leaf("ows:Title", tileset.title())
        .leaf("ows:Abstract", tileset.description());
    tileset
        .wgs84()
        .ifPresent(
            extent ->
                xml.begin("ows:WGS84BoundingBox")
                    .leaf("ows:LowerCorner", WmtsTileMatrixSet.pair(extent.minX(), extent.minY()))
                    .leaf("ows:UpperCorner", WmtsTileMatrixSet.pair(extent.maxX(), extent.maxY()))
                    .end());
    xml.leaf("ows:Identifier", tileset.id());
    tileset
        .grids()
        .values()
        .forEach(link -> WmtsTileMatrixSet.boundingBox(xml, link.grid(), link.extent()));
    xml.begin("Style")
        .attribute("isDefault", "true")
        .leaf("ows:Identifier", tileset.style())
        .begin("LegendURL")
        .attribute("format", LegendUrl.FORMAT)
        .attribute("xlink:href", LegendUrl.of(base, tileset))
        .end()
        .end()
        .leaf("Format", tileset.format().mediaType());
    tileset
        .featureInfo()
        .ifPresent(info -> info.formats().forEach(format -> xml.leaf("InfoFormat", format)));
    tileset.dimensions().forEach(dimension -> dimension(dimension));
    tileset.grids().values().forEach(this::link);
    xml.begin("ResourceURL")
        .attribute("format", tileset.format().mediaType())
        .attribute("resourceType", "tile")
        .attribute("template", template(tileset) + "." + tileset.format().extension())
        .end();
    tileset.featureInfo().ifPresent(info -> infoTemplates(tileset, info));
    xml.end();
  }

  /** The schema wants a value at least, also where there are too many to say. */
  private void dimension(Dimension dimension) {
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

  private void infoTemplates(Tileset tileset, FeatureInfo info) {
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

  private void link(GridLink link) {
    xml.begin("TileMatrixSetLink").leaf("TileMatrixSet", link.grid().id());
    if (!link.isWhole()) {
      limits(link);
    }
    xml.end();
  }

  /** Limits say that other levels and tiles are not there; the schema knows no last tile 0. */
  private void limits(GridLink link) {
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
}
