package org.fera.print.map;

import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.Optional;
import org.fera.print.spec.LayerSpec;

/** Makes the request for a WMS layer: one GetMap at the map's own resolution. */
final class WmsRequests {

  private WmsRequests() {}

  static List<LayerRequest> of(
      LayerSpec.Wms layer, MapView view, Optional<Boolean> longitudeFirst) {
    boolean turnedHere = view.rotation() != 0 && !turnsItself(layer);
    MapView asked = turnedHere ? view.enclosing() : view;
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
        .set("BBOX", bbox(asked, v13 && !longitudeFirst.orElse(!view.crs().geographic())))
        .set("WIDTH", Integer.toString(asked.pixelWidth()))
        .set("HEIGHT", Integer.toString(asked.pixelHeight()));
    resolution(url, layer.serverType(), Math.round(view.dpi()));
    if (view.rotation() != 0 && !turnedHere) {
      url.set(
          layer.serverType().equals("mapserver") ? "MAP_ANGLE" : "ANGLE",
          number(Math.toDegrees(view.rotation())));
    }
    return List.of(
        new LayerRequest(
            url.toString(),
            asked.pixelWidth(),
            asked.pixelHeight(),
            turnedHere ? turned(view, asked) : new AffineTransform()));
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

  private static String bbox(MapView view, boolean northFirst) {
    Box box = view.box();
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
