package org.fera.print.map;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import org.fera.print.spec.LayerSpec;

/** Makes the requests for a WMS layer: GetMap at the map's own resolution, whole or in pieces. */
final class WmsRequests {

  private WmsRequests() {}

  static List<LayerRequest> of(LayerSpec.Wms layer, MapView view) throws LayerException {
    boolean turnedHere = view.rotation() != 0 && !(layer.tiles().isEmpty() && turnsItself(layer));
    MapView asked = turnedHere ? view.enclosing() : view;
    AffineTransform place = turnedHere ? turned(view, asked) : new AffineTransform();
    if (layer.tiles().isPresent()) {
      return pieces(layer, layer.tiles().get(), view, asked, place);
    }
    QueryUrl url = url(layer, view, asked.box(), asked.pixelWidth(), asked.pixelHeight());
    if (view.rotation() != 0 && !turnedHere) {
      url.set("ANGLE", number(Math.toDegrees(view.rotation())));
    }
    return List.of(
        new LayerRequest(url.toString(), asked.pixelWidth(), asked.pixelHeight(), place));
  }

  /** The picture in pieces, each with its buffer, which is cut off. */
  private static List<LayerRequest> pieces(
      LayerSpec.Wms layer,
      LayerSpec.WmsTiles tiles,
      MapView view,
      MapView asked,
      AffineTransform place)
      throws LayerException {
    List<LayerRequest> requests = new ArrayList<>();
    double acrossPixel = asked.box().width() / asked.pixelWidth();
    double downPixel = asked.box().height() / asked.pixelHeight();
    for (int y = 0; y < asked.pixelHeight(); y += tiles.height()) {
      for (int x = 0; x < asked.pixelWidth(); x += tiles.width()) {
        if (requests.size() >= Tile.MOST) {
          throw new LayerException("needs more than " + Tile.MOST + " tiles at this scale");
        }
        int width = tiles.width() + 2 * tiles.bufferX();
        int height = tiles.height() + 2 * tiles.bufferY();
        double left = asked.box().minX() + (x - tiles.bufferX()) * acrossPixel;
        double top = asked.box().maxY() - (y - tiles.bufferY()) * downPixel;
        Box box = new Box(left, top - height * downPixel, left + width * acrossPixel, top);
        AffineTransform piece = new AffineTransform(place);
        piece.translate(x - tiles.bufferX(), y - tiles.bufferY());
        requests.add(
            new LayerRequest(
                url(layer, view, box, width, height).toString(),
                width,
                height,
                new LayerRequest.Cut(tiles.bufferX(), tiles.bufferY()),
                piece,
                2L * width * height));
      }
    }
    return requests;
  }

  private static QueryUrl url(LayerSpec.Wms layer, MapView view, Box box, int width, int height) {
    QueryUrl url = new QueryUrl(layer.baseUrl());
    url.setAll(layer.parameters());
    boolean v13 = layer.version().equals("1.3.0");
    url.set("SERVICE", "WMS")
        .set("REQUEST", "GetMap")
        .set("VERSION", layer.version())
        .set("LAYERS", String.join(",", layer.layers()))
        .set("STYLES", String.join(",", layer.styles()))
        .set("FORMAT", layer.imageFormat())
        .set(v13 ? "CRS" : "SRS", view.crs().code())
        .set("BBOX", bbox(box, v13 && view.crs().geographic()))
        .set("WIDTH", Integer.toString(width))
        .set("HEIGHT", Integer.toString(height));
    resolution(url, layer.serverType(), Math.round(view.dpi()));
    return url;
  }

  private static boolean turnsItself(LayerSpec.Wms layer) {
    return layer.nativeAngle() && layer.serverType().equals("geoserver");
  }

  /** From the enclosing picture's pixels to the map's: both have their centre in the middle. */
  private static AffineTransform turned(MapView view, MapView enclosing) {
    AffineTransform place = view.toPixels();
    Box box = enclosing.box();
    place.translate(box.minX(), box.maxY());
    place.scale(box.width() / enclosing.pixelWidth(), -box.height() / enclosing.pixelHeight());
    return place;
  }

  private static String bbox(Box box, boolean northFirst) {
    return northFirst
        ? numbers(box.minY(), box.minX(), box.maxY(), box.maxX())
        : numbers(box.minX(), box.minY(), box.maxX(), box.maxY());
  }

  /** Symbols and text get the size that they would have on the page. */
  private static void resolution(QueryUrl url, String serverType, long dpi) {
    switch (serverType) {
      case "mapserver" -> setIfAbsent(url, "MAP_RESOLUTION", Long.toString(dpi));
      case "qgisserver" -> setIfAbsent(url, "DPI", Long.toString(dpi));
      case "geoserver" -> setIfAbsent(url, "FORMAT_OPTIONS", "dpi:" + dpi);
      default -> {
        // An unknown server is asked in WMS's own words only.
      }
    }
  }

  private static void setIfAbsent(QueryUrl url, String name, String value) {
    if (!url.has(name)) {
      url.set(name, value);
    }
  }

  private static String numbers(double... values) {
    StringBuilder text = new StringBuilder();
    for (double value : values) {
      text.append(text.isEmpty() ? "" : ",").append(number(value));
    }
    return text.toString();
  }

  private static String number(double value) {
    return java.math.BigDecimal.valueOf(value)
        .setScale(9, java.math.RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
