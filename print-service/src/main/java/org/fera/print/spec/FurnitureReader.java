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
    if (json.flag("geodetic", false)) {
      throw json.fault("geodetic", "is not supported");
    }
    double fontSize = json.number("fontSize").orElse(12d);
    if (fontSize < 1 || fontSize > 200) {
      throw json.fault("fontSize", "must be between 1 and 200 points");
    }
    json.accept("subIntervals", "barSize", "lineWidth", "labelDistance", "padding", "font");
    json.accept("orientation", "labelRotation", "align", "verticalAlign", "renderAsSvg");
    ScalebarSpec spec =
        new ScalebarSpec(
            type(json),
            json.text("unit").map(name -> unit(json, name)),
            json.flag("lockUnits", false),
            (int) intervals,
            fontSize,
            colour(json, "fontColor", Color.BLACK),
            colour(json, "color", Color.BLACK),
            colour(json, "barBgColor", Color.WHITE),
            colour(json, "backgroundColor", CLEAR));
    json.end();
    return spec;
  }

  static NorthArrowSpec northArrow(JsonSection json) {
    if (json.text("graphic").isPresent()) {
      throw json.fault("graphic", "is not supported; the built-in arrow is drawn without it");
    }
    NorthArrowSpec spec = new NorthArrowSpec(colour(json, "backgroundColor", CLEAR));
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
    for (ScalebarSpec.Unit unit : ScalebarSpec.Unit.values()) {
      if (unit.symbol().equalsIgnoreCase(name)) {
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
