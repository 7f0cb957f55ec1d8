package org.fera.print.spec;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fera.print.crs.Crs;
import org.fera.print.json.JsonSection;
import org.fera.print.style.Colours;
import org.fera.print.style.StyleBook;

/** Reads layers that are coordinate grids. */
final class GridReader {

  private static final int MOST_LINES = 500;

  private GridReader() {}

  static LayerSpec.Grid read(LayerSpec.Common common, JsonSection json, StyleBook styles) {
    String type = json.text("gridType").orElse("LINES").toUpperCase(Locale.ROOT);
    if (!List.of("LINES", "POINTS").contains(type)) {
      throw json.fault("gridType", "must be LINES or POINTS");
    }
    json.accept("renderAsSvg", "pointsInLine", "longitudeFirst");
    GridSpec grid =
        new GridSpec(
            type.equals("POINTS"),
            steps(json),
            json.value("style").isPresent()
                ? Optional.of(styles.read(json, "style", null))
                : Optional.empty(),
            colour(json, "gridColor", Color.GRAY),
            labels(json));
    json.end();
    return new LayerSpec.Grid(common, grid);
  }

  private static GridSpec.Steps steps(JsonSection json) {
    Optional<double[]> spacing = json.numbers("spacing", 2);
    Optional<double[]> count = json.numbers("numberOfLines", 2);
    if (spacing.isPresent() == count.isPresent()) {
      throw json.fault(
          "spacing", "exactly one of spacing (with origin) and numberOfLines is needed");
    }
    if (count.isPresent()) {
      double[] lines = count.get();
      if (lines[0] < 1 || lines[1] < 1 || lines[0] > MOST_LINES || lines[1] > MOST_LINES) {
        throw json.fault("numberOfLines", "must be between 1 and " + MOST_LINES);
      }
      json.accept("origin");
      return new GridSpec.Steps.Count((int) lines[0], (int) lines[1]);
    }
    double[] steps = spacing.orElseThrow();
    if (!(steps[0] > 0 && steps[1] > 0)) {
      throw json.fault("spacing", "must be above 0");
    }
    double[] origin = json.requiredNumbers("origin", 2);
    return new GridSpec.Steps.Spacing(steps[0], steps[1], origin[0], origin[1]);
  }

  private static GridSpec.Labels labels(JsonSection json) {
    Font font = json.value("font").isPresent() ? font(json.section("font")) : new Font();
    Optional<String> projection = json.text("labelProjection");
    projection.ifPresent(code -> check(json, code));
    Optional<String> format = json.text("labelFormat");
    format.ifPresent(given -> checkFormat(json, given));
    return new GridSpec.Labels(
        projection,
        format,
        json.text("valueFormat"),
        json.text("unitFormat").orElse(" %s"),
        json.text("formatDecimalSeparator"),
        json.text("formatGroupingSeparator"),
        font.families,
        font.bold,
        font.italic,
        font.size,
        json.number("indent").orElse(5d),
        colour(json, "labelColor", new Color(0x444444)),
        colour(json, "haloColor", Color.WHITE),
        json.number("haloRadius").orElse(1d),
        json.flag("rotateLabels", true),
        json.number("verticalXOffset").orElse(0d),
        json.number("horizontalYOffset").orElse(0d));
  }

  private record Font(List<String> families, double size, boolean bold, boolean italic) {
    Font() {
      this(List.of(), 10, false, false);
    }
  }

  private static Font font(JsonSection json) {
    List<String> families =
        json.value("name").filter(name -> name.isArray()).isPresent()
            ? json.texts("name")
            : json.text("name").map(List::of).orElse(List.of());
    double size = json.number("size").orElse(10d);
    if (size < 1 || size > 200) {
      throw json.fault("size", "must be between 1 and 200 points");
    }
    String style = json.text("style").orElse("PLAIN").toUpperCase(Locale.ROOT);
    if (!List.of("PLAIN", "BOLD", "ITALIC").contains(style)) {
      throw json.fault("style", "must be one of BOLD, PLAIN, ITALIC");
    }
    json.end();
    return new Font(families, size, style.equals("BOLD"), style.equals("ITALIC"));
  }

  private static void check(JsonSection json, String code) {
    try {
      Crs.of(code);
    } catch (IllegalArgumentException e) {
      throw json.fault("labelProjection", e.getMessage());
    }
  }

  private static void checkFormat(JsonSection json, String format) {
    try {
      String unused = String.format(Locale.ROOT, format, 1d, "m");
      if (unused.length() > 200) {
        throw json.fault("labelFormat", "makes labels that are too long");
      }
    } catch (java.util.IllegalFormatException e) {
      throw json.fault("labelFormat", "must be a format of a number and a text, as %1.2f %s");
    }
  }

  private static Color colour(JsonSection json, String key, Color otherwise) {
    Optional<String> text = json.text(key);
    return text.isEmpty()
        ? otherwise
        : Colours.parse(text.get())
            .orElseThrow(() -> json.fault(key, "\"" + text.get() + "\" is not a colour"));
  }
}
