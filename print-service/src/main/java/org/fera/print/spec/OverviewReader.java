package org.fera.print.spec;

import java.util.List;
import java.util.Optional;
import org.fera.print.app.Attribute;
import org.fera.print.crs.Crs;
import org.fera.print.json.JsonSection;
import org.fera.print.style.Style;
import org.fera.print.style.StyleBook;

/** Reads the value of an overview map, in which everything may be absent. */
final class OverviewReader {

  private OverviewReader() {}

  static OverviewSpec read(Attribute.Overview attribute, JsonSection json, StyleBook styles) {
    json.accept("pdfA", "useNearestScale", "dpiSensitiveStyle", "useGeodeticCalculations");
    Crs crs = MapReader.projection(json);
    boolean longitudeFirst = json.flag("longitudeFirst", false);
    Optional<Double> dpi = json.number("dpi");
    if (dpi.isPresent() && !(dpi.get() >= 1 && dpi.get() <= attribute.map().maxDpi())) {
      throw json.fault("dpi", "must be between 1 and " + attribute.map().maxDpi());
    }
    boolean placed = json.value("bbox").isPresent() || json.value("center").isPresent();
    json.accept("useAdjustBounds", "scale");
    Style usual =
        attribute
            .style()
            .map(style -> styles.style(json.path("style"), style))
            .orElseGet(Style::overview);
    OverviewSpec spec =
        new OverviewSpec(
            placed
                ? Optional.of(
                    MapReader.area(json, crs.geographic() && !longitudeFirst, Optional.empty()))
                : Optional.empty(),
            dpi,
            json.number("rotation"),
            json.value("layers").isPresent()
                ? Optional.of(List.copyOf(LayerReader.read(json, crs, styles)))
                : Optional.empty(),
            MapReader.size(json, "width", attribute.map().width(), attribute.map().maxWidth()),
            MapReader.size(json, "height", attribute.map().height(), attribute.map().maxHeight()),
            styles.read(json, "style", usual));
    json.end();
    return spec;
  }
}
