package org.fera.print.spec;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads MapFish's JSON styles of version 2, as far as their rules compare one property with one
 * value.
 */
final class StyleReader {

  private static final Pattern EQUALS =
      Pattern.compile("\\[\\s*\"?(\\w+)\"?\\s*=\\s*(?:'([^']*)'|(-?[0-9.]+))\\s*\\]");
  private static final Pattern PROPERTY = Pattern.compile("\\[\\s*\"?(\\w+)\"?\\s*\\]");
  private static final Color GREY = new Color(0x80, 0x80, 0x80);

  private StyleReader() {}

  /** What is drawn without a style; as MapFish Print has it. */
  static List<Vectors.Rule> usual() {
    Vectors.Line black = new Vectors.Line(Color.BLACK, 2, List.of());
    Vectors.Fill red = new Vectors.Fill(Optional.of(Color.RED));
    return List.of(
        new Vectors.Rule(
            Optional.empty(),
            "",
            List.of(
                new Vectors.Area(
                    new Vectors.Fill(Optional.of(new Color(211, 211, 211))), Optional.of(black)),
                black,
                new Vectors.Mark(
                    Vectors.Form.SQUARE,
                    3,
                    red,
                    Optional.of(new Vectors.Line(GREY, 1, List.of()))))));
  }

  static List<Vectors.Rule> read(JsonSection json) {
    String version = json.text("version").orElse("1");
    if (!version.equals("2")) {
      throw json.fault("version", "must be \"2\"; other versions are not supported");
    }
    List<Vectors.Rule> rules = new ArrayList<>();
    for (String key : json.keys()) {
      if (!key.equals("version")) {
        rules.add(rule(json, key));
      }
    }
    if (rules.isEmpty()) {
      throw json.fault("*", "the style has no rules");
    }
    return List.copyOf(rules);
  }

  private static Vectors.Rule rule(JsonSection json, String filter) {
    JsonSection rule = json.section(filter);
    List<Vectors.Symbolizer> symbolizers =
        rule.sections("symbolizers").stream().map(StyleReader::symbolizer).toList();
    rule.end();
    if (filter.equals("*")) {
      return new Vectors.Rule(Optional.empty(), "", symbolizers);
    }
    Matcher equals = EQUALS.matcher(filter);
    if (!equals.matches()) {
      throw json.fault(
          filter, "is not supported; supported are the rule * and [property = 'value']");
    }
    String value = equals.group(2) == null ? equals.group(3) : equals.group(2);
    return new Vectors.Rule(Optional.of(equals.group(1)), value, symbolizers);
  }

  private static Vectors.Symbolizer symbolizer(JsonSection json) {
    String type = json.requiredText("type");
    Vectors.Symbolizer symbolizer =
        switch (type.toLowerCase(Locale.ROOT)) {
          case "line" -> line(json);
          case "polygon" -> new Vectors.Area(fill(json), outline(json));
          case "point" -> mark(json);
          case "text" -> label(json);
          default -> throw json.fault("type", "must be one of point, line, polygon, text");
        };
    json.end();
    return symbolizer;
  }

  private static Vectors.Fill fill(JsonSection json) {
    Color colour = colour(json, "fillColor", "fillOpacity", Color.BLACK);
    return new Vectors.Fill(colour.getAlpha() == 0 ? Optional.empty() : Optional.of(colour));
  }

  private static Optional<Vectors.Line> outline(JsonSection json) {
    Vectors.Line line = line(json);
    return line.width() == 0 || line.colour().getAlpha() == 0
        ? Optional.empty()
        : Optional.of(line);
  }

  private static Vectors.Line line(JsonSection json) {
    json.accept("strokeLinecap", "strokeLinejoin", "strokeDashoffset");
    double width = size(json, "strokeWidth", 1);
    return new Vectors.Line(
        colour(json, "strokeColor", "strokeOpacity", Color.BLACK), width, dashes(json, width));
  }

  private static List<Double> dashes(JsonSection json, double width) {
    String name = json.text("strokeDashstyle").orElse("solid").trim();
    return switch (name) {
      case "solid", "" -> List.of();
      case "dot" -> List.of(0.1, 2 * width);
      case "dash" -> List.of(2 * width, 2 * width);
      case "dashdot" -> List.of(3 * width, 2 * width, 0.1, 2 * width);
      case "longdash" -> List.of(4 * width, 2 * width);
      case "longdashdot" -> List.of(5 * width, 2 * width, 0.1, 2 * width);
      default -> {
        try {
          List<Double> lengths = Arrays.stream(name.split("[ ,]+")).map(Double::valueOf).toList();
          if (lengths.stream().allMatch(length -> length > 0)) {
            yield lengths;
          }
        } catch (NumberFormatException e) {
          // Told below, together with lengths of zero.
        }
        throw json.fault("strokeDashstyle", "is no dash style");
      }
    };
  }

  private static Vectors.Mark mark(JsonSection json) {
    if (json.text("externalGraphic").isPresent()) {
      throw json.fault("externalGraphic", "is not supported");
    }
    json.accept("graphicOpacity", "rotation");
    String name = json.text("graphicName").orElse("circle").toUpperCase(Locale.ROOT);
    try {
      return new Vectors.Mark(
          Vectors.Form.valueOf(name), size(json, "pointRadius", 5), fill(json), outline(json));
    } catch (IllegalArgumentException e) {
      throw json.fault("graphicName", "must be one of circle, square, triangle, cross");
    }
  }

  private static Vectors.Label label(JsonSection json) {
    String text = json.requiredText("label");
    Matcher property = PROPERTY.matcher(text);
    json.accept("fontFamily", "fontStyle", "labelAlign", "conflictResolution", "goodnessOfFit");
    json.accept("labelRotation", "fontOpacity");
    boolean halo = json.value("haloColor").isPresent() || json.value("haloOpacity").isPresent();
    return new Vectors.Label(
        property.matches() ? property.group(1) : text,
        property.matches(),
        points(json),
        json.text("fontWeight").orElse("").equalsIgnoreCase("bold"),
        colour(json, "fontColor", "fontOpacity", Color.BLACK),
        halo
            ? Optional.of(colour(json, "haloColor", "haloOpacity", Color.WHITE))
            : Optional.empty(),
        size(json, "haloRadius", 1),
        json.number("labelXOffset").orElse(0d),
        json.number("labelYOffset").orElse(0d));
  }

  private static double points(JsonSection json) {
    String text = json.text("fontSize").orElse("10").replaceAll("(?i)\\s*(px|pt)$", "");
    try {
      double size = Double.parseDouble(text);
      if (size > 0 && size <= 500) {
        return size;
      }
    } catch (NumberFormatException e) {
      // Told below, together with sizes out of range.
    }
    throw json.fault("fontSize", "must be a size between 0 and 500, such as 12px");
  }

  private static double size(JsonSection json, String key, double otherwise) {
    double size = json.number(key).orElse(otherwise);
    if (size < 0 || size > 1000) {
      throw json.fault(key, "must be between 0 and 1000");
    }
    return size;
  }

  private static Color colour(JsonSection json, String key, String opacityKey, Color otherwise) {
    Optional<String> text = json.text(key);
    Color colour =
        text.isEmpty()
            ? otherwise
            : Colours.parse(text.get())
                .orElseThrow(() -> json.fault(key, "\"" + text.get() + "\" is not a colour"));
    double opacity = json.number(opacityKey).orElse(1d);
    if (opacity < 0 || opacity > 1) {
      throw json.fault(opacityKey, "must be between 0 and 1");
    }
    int alpha = (int) Math.round(colour.getAlpha() * opacity);
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
  }
}
