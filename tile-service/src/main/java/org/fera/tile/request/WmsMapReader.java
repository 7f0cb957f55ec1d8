package org.fera.tile.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.grid.Crs;
import org.fera.tile.grid.Extent;
import org.fera.tile.request.RequestFault.Code;
import org.fera.tile.source.FeatureInfoRequest;
import org.fera.tile.source.MapRequest;
import org.fera.tile.tileset.FeatureInfo;
import org.fera.tile.tileset.GridLink;
import org.fera.tile.tileset.TileFormat;
import org.fera.tile.tileset.Tileset;
import org.fera.tile.wms.MapLayer;
import org.fera.tile.wms.WmsMap;

/** Reads the operations of WMS that are about a map. */
final class WmsMapReader {

  /** Of width and height; a map with its tiles must fit into the heap. */
  static final int MOST_PIXELS = 2048;

  private static final int MOST_LAYERS = 16;
  private static final int WHITE = 0xffffff;
  private static final int MOST_CHARACTERS = 64;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

  private final TileConfiguration configuration;

  WmsMapReader(TileConfiguration configuration) {
    this.configuration = configuration;
  }

  TileRequest map(Kvp kvp, ReportForm form) {
    return new TileRequest.GetMap(read(kvp, form, format(kvp)), form);
  }

  TileRequest featureInfo(Kvp kvp, ReportForm form) {
    WmsMap map = read(kvp, form, TileFormat.PNG);
    String queried = kvp.require("QUERY_LAYERS");
    MapLayer layer =
        map.layers().stream()
            .filter(candidate -> candidate.tileset().id().equals(queried))
            .findFirst()
            .orElseThrow(
                () ->
                    RequestFault.of(
                        Code.LayerNotDefined, "QUERY_LAYERS", "It must be one of LAYERS"));
    FeatureInfo info =
        layer
            .tileset()
            .featureInfo()
            .orElseThrow(
                () ->
                    RequestFault.of(
                        Code.LayerNotQueryable,
                        "QUERY_LAYERS",
                        "The layer cannot be asked about places"));
    String infoFormat = kvp.require("INFO_FORMAT");
    if (!info.formats().contains(infoFormat)) {
      throw RequestFault.of(
          Code.InvalidFormat, "INFO_FORMAT", "The layer has no such format of answers");
    }
    boolean newer = form == ReportForm.WMS_1_3_0;
    int column = pixel(kvp, newer ? "I" : "X", map.width());
    int row = pixel(kvp, newer ? "J" : "Y", map.height());
    MapRequest asked =
        new MapRequest(
            layer.tileset().query(),
            layer.link().grid().crs(),
            map.extent(),
            map.width(),
            map.height());
    return new TileRequest.GetMapFeatureInfo(
        layer, new FeatureInfoRequest(asked, info, infoFormat, column, row), form);
  }

  /** GetLegendGraphic (OGC 05-078r4, 12); sizes of symbols are the source's choice. */
  TileRequest legend(Kvp kvp, ReportForm form) {
    Tileset tileset = tileset(kvp, "LAYER", kvp.require("LAYER"));
    String style = kvp.get("STYLE").orElse("");
    if (!style.isEmpty() && !style.equals(tileset.style())) {
      throw RequestFault.of(Code.StyleNotDefined, "STYLE", "The layer has no such style");
    }
    Optional<Double> scale =
        kvp.get("SCALE")
            .map(
                text -> {
                  try {
                    return number(text);
                  } catch (IllegalArgumentException e) {
                    throw RequestFault.invalid("SCALE", "It must be a number");
                  }
                });
    return new TileRequest.GetLegend(tileset, scale, format(kvp), form);
  }

  private Tileset tileset(Kvp kvp, String parameter, String name) {
    Tileset tileset = configuration.tilesets().get(name);
    if (tileset == null) {
      throw RequestFault.of(Code.LayerNotDefined, parameter, "There is no such layer");
    }
    return TileFinder.chosen(tileset, d -> kvp.get(d.wmsName()).or(() -> kvp.get(d.name())));
  }

  private WmsMap read(Kvp kvp, ReportForm form, TileFormat format) {
    boolean newer = form == ReportForm.WMS_1_3_0;
    List<Tileset> tilesets = tilesets(kvp);
    checkStyles(kvp, tilesets);
    String name = kvp.require(newer ? "CRS" : "SRS").toUpperCase(Locale.ROOT);
    List<MapLayer> layers = new ArrayList<>();
    for (Tileset tileset : tilesets) {
      layers.add(new MapLayer(tileset, link(tileset, name, newer)));
    }
    Crs crs = layers.get(0).link().grid().crs();
    // EPSG:4326 is latitude first in 1.3.0, CRS:84 never.
    boolean turned = newer && (crs.northingFirst() || name.equals("EPSG:4326"));
    return new WmsMap(
        layers,
        extent(kvp.require("BBOX"), turned),
        size(kvp, "WIDTH"),
        size(kvp, "HEIGHT"),
        format,
        flag(kvp, "TRANSPARENT"),
        colour(kvp));
  }

  private List<Tileset> tilesets(Kvp kvp) {
    String[] names = kvp.require("LAYERS").split(",", -1);
    if (names.length > MOST_LAYERS) {
      throw RequestFault.invalid("LAYERS", "There may be " + MOST_LAYERS + " layers");
    }
    List<Tileset> tilesets = new ArrayList<>();
    for (String name : names) {
      tilesets.add(tileset(kvp, "LAYERS", name));
    }
    return tilesets;
  }

  private static void checkStyles(Kvp kvp, List<Tileset> tilesets) {
    String[] styles = kvp.get("STYLES").orElse("").split(",", -1);
    for (int i = 0; i < styles.length; i++) {
      if (!styles[i].isEmpty()
          && (i >= tilesets.size() || !styles[i].equals(tilesets.get(i).style()))) {
        throw RequestFault.of(Code.StyleNotDefined, "STYLES", "The layer has no such style");
      }
    }
  }

  private static GridLink link(Tileset tileset, String name, boolean newer) {
    Optional<GridLink> link =
        tileset.grids().values().stream()
            .filter(
                candidate -> {
                  Crs crs = candidate.grid().crs();
                  return crs.wms111Name().equals(name)
                      || (newer && crs.wms130Name().equals(name))
                      || candidate.grid().names().crs().contains(name);
                })
            .findFirst();
    return link.orElseThrow(
        () ->
            RequestFault.of(
                newer ? Code.InvalidCRS : Code.InvalidSRS,
                newer ? "CRS" : "SRS",
                "The layer is not offered in this coordinate system"));
  }

  private static Extent extent(String text, boolean turned) {
    String[] parts = text.split(",", -1);
    try {
      double[] bounds = new double[4];
      for (int i = 0; i < 4; i++) {
        bounds[i] = number(parts[i]);
      }
      if (parts.length == 4) {
        return turned
            ? new Extent(bounds[1], bounds[0], bounds[3], bounds[2])
            : new Extent(bounds[0], bounds[1], bounds[2], bounds[3]);
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      // Said below.
    }
    throw RequestFault.invalid("BBOX", "It must be four numbers, the lower ones first");
  }

  /** A number as XML and clients write it; Java's own reader takes more, such as 1d and 0x1p3. */
  private static double number(String text) {
    if (text.length() > MOST_CHARACTERS || !NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException();
    }
    return Double.parseDouble(text);
  }

  private static TileFormat format(Kvp kvp) {
    String name = kvp.require("FORMAT");
    int semicolon = name.indexOf(';');
    return switch (semicolon < 0 ? name : name.substring(0, semicolon)) {
      case "image/png" -> TileFormat.PNG;
      case "image/jpeg" -> TileFormat.JPEG;
      case "image/webp" -> TileFormat.WEBP;
      default -> throw RequestFault.of(Code.InvalidFormat, "FORMAT", "There is no such format");
    };
  }

  private static int size(Kvp kvp, String parameter) {
    long size = TileFinder.number(parameter, kvp.require(parameter));
    if (size < 1 || size > MOST_PIXELS) {
      throw RequestFault.invalid(parameter, "It must be from 1 to " + MOST_PIXELS);
    }
    return (int) size;
  }

  private static int pixel(Kvp kvp, String parameter, int size) {
    String text = kvp.require(parameter);
    try {
      long pixel = TileFinder.number(parameter, text);
      if (pixel >= 0 && pixel < size) {
        return (int) pixel;
      }
    } catch (RequestFault fault) {
      // Said below, in the words of WMS.
    }
    throw RequestFault.of(Code.InvalidPoint, parameter, "It must be a pixel of the map");
  }

  private static boolean flag(Kvp kvp, String parameter) {
    String text = kvp.get(parameter).orElse("FALSE").toUpperCase(Locale.ROOT);
    return switch (text) {
      case "TRUE" -> true;
      case "FALSE" -> false;
      default -> throw RequestFault.invalid(parameter, "It must be TRUE or FALSE");
    };
  }

  private static int colour(Kvp kvp) {
    String text = kvp.get("BGCOLOR").orElse("");
    if (text.isEmpty()) {
      return WHITE;
    }
    if (!text.matches("(0x|0X|#)[0-9A-Fa-f]{6}")) {
      throw RequestFault.invalid("BGCOLOR", "It must be a colour such as 0xFFFFFF");
    }
    return Integer.parseInt(text.substring(text.length() - 6), 16);
  }
}
