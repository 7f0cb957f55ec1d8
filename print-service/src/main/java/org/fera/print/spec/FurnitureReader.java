package org.fera.print.spec;

import java.awt.Color;
import java.util.Locale;
import java.util.Optional;
import org.fera.print.json.JsonSection;
import org.fera.print.style.Colours;

/** Reads scale bars and north arrows. */
final class FurnitureReader {

  private static final Color CLEAR = new Color(255, 255, 255, 0);

  private FurnitureReader() {}

  static ScalebarSpec scalebar(JsonSection json) {
    double intervals = json.number("intervals").orElse(3d);
    if (intervals < 1 || intervals > 20 || intervals != Math.rint(intervals)) {
      throw json.fault("intervals", "must be a whole number between 1 and 20");
    }
    double fontSize = json.number("fontSize").orElse(12d);
    if (fontSize < 1 || fontSize > 200) {
      throw json.fault("fontSize", "must be between 1 and 200 points");
    }
    json.accept("labelRotation", "renderAsSvg");
    ScalebarSpec spec =
        new ScalebarSpec(
            type(json),
            json.text("unit").map(name -> unit(json, name)),
            json.flag("lockUnits", false),
            (int) intervals,
            json.flag("subIntervals", false),
            json.flag("geodetic", false),
            json.text("font").orElse(""),
            fontSize,
            colour(json, "fontColor", Color.BLACK),
            colour(json, "color", Color.BLACK),
            colour(json, "barBgColor", Color.WHITE),
            colour(json, "backgroundColor", CLEAR),
            shape(json));
    json.end();
    return spec;
  }

  private static ScalebarSpec.Shape shape(JsonSection json) {
    String name = json.text("orientation").orElse("horizontalLabelsBelow");
    ScalebarSpec.Orientation orientation = null;
    for (ScalebarSpec.Orientation known : ScalebarSpec.Orientation.values()) {
      if (known.name().replace("_", "").equalsIgnoreCase(name)) {
        orientation = known;
      }
    }
    if (orientation == null) {
      throw json.fault(
          "orientation",
          "must be one of horizontalLabelsBelow, horizontalLabelsAbove, verticalLabelsLeft,"
              + " verticalLabelsRight");
    }
    return new ScalebarSpec.Shape(
        orientation,
        share(json, "align", "left", "center", "right", "left"),
        share(json, "verticalAlign", "top", "middle", "bottom", "top"),
        length(json, "barSize"),
        length(json, "lineWidth"),
        length(json, "labelDistance"),
        length(json, "padding").orElse(0d));
  }

  private static double share(
      JsonSection json, String key, String none, String half, String all, String otherwise) {
    String name = json.text(key).orElse(otherwise).toLowerCase(Locale.ROOT);
    if (!java.util.List.of(none, half, all).contains(name)) {
      throw json.fault(key, "must be one of " + none + ", " + half + ", " + all);
    }
    return name.equals(none) ? 0 : name.equals(half) ? 0.5 : 1;
  }

  private static Optional<Double> length(JsonSection json, String key) {
    Optional<Double> length = json.number(key);
    if (length.isPresent() && !(length.get() >= 0 && length.get() <= 1000)) {
      throw json.fault(key, "must be between 0 and 1000 points");
    }
    return length;
  }

  static NorthArrowSpec northArrow(JsonSection json) {
    NorthArrowSpec spec =
        new NorthArrowSpec(
            json.text("graphic").filter(url -> !url.isBlank()),
            colour(json, "backgroundColor", CLEAR));
    json.end();
    return spec;
  }

  private static ScalebarSpec.Type type(JsonSection json) {
    String name = json.text("type").orElse("bar");
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "bar" -> ScalebarSpec.Type.BAR;
      case "bar_sub" -> ScalebarSpec.Type.BAR_SUB;
      case "line" -> ScalebarSpec.Type.LINE;
      default -> throw json.fault("type", "must be one of bar, bar_sub, line");
    };
  }

  private static ScalebarSpec.Unit unit(JsonSection json, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    for (ScalebarSpec.Unit unit : ScalebarSpec.Unit.values()) {
      String plain = unit.name().toLowerCase(Locale.ROOT);
      String american = plain.replace("metre", "meter");
      if (unit.symbol().equals(lower)
          || java.util.List.of(plain, plain + "s", american, american + "s").contains(lower)
          || unit == ScalebarSpec.Unit.FOOT && lower.equals("feet")
          || unit == ScalebarSpec.Unit.INCH && lower.equals("inches")) {
        return unit;
      }
    }
    throw json.fault("unit", "must be one of mm, cm, m, km, in, ft, yd, mi");
  }

  private static Color colour(JsonSection json, String key, Color otherwise) {
    Optional<String> text = json.text(key);
    return text.isEmpty()
        ? otherwise
        : Colours.parse(text.get())
            .orElseThrow(() -> json.fault(key, "\"" + text.get() + "\" is not a colour"));
  }
}
