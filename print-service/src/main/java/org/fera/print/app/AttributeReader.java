package org.fera.print.app;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fera.print.yaml.Section;

/** Reads one attribute of a layout. */
final class AttributeReader {

  private static final List<Double> USUAL_DPI =
      List.of(72d, 120d, 200d, 254d, 300d, 600d, 1200d, 2400d);

  private AttributeReader() {}

  static Attribute read(Section section) {
    Attribute attribute =
        switch (section.tag()) {
          case "!string" ->
              new Attribute.Text(
                  section.number("maxLength").map(Double::intValue).filter(length -> length >= 0),
                  section.json("default"));
          case "!boolean" -> new Attribute.Truth(section.json("default"));
          case "!integer" -> new Attribute.Whole(section.json("default"));
          case "!float" -> new Attribute.Decimal(section.json("default"));
          case "!stringArray" -> new Attribute.Texts(section.json("default"));
          case "!map" -> map(section);
          case "!overviewMap" -> overview(section);
          case "!legend" -> new Attribute.Legend(section.json("default"));
          case "!table" -> new Attribute.Table(section.json("default"));
          case "!datasource" ->
              new Attribute.DataSource(
                  section.named("attributes", AttributeReader::read), section.json("default"));
          case "!style" -> new Attribute.StyleValue(section.json("default"));
          case "!features" -> new Attribute.Features(section.json("default"));
          case "!staticLayers" -> new Attribute.StaticLayers(section.json("default"));
          case "!scalebar" ->
              new Attribute.Scalebar(
                  section.requiredSize("width"),
                  section.requiredSize("height"),
                  subReport(section).json("default"));
          case "!northArrow" ->
              new Attribute.NorthArrow(
                  section.requiredSize("size"), subReport(section).json("default"));
          case "" -> throw section.fault("an attribute needs a tag, such as !string or !map");
          default ->
              throw section.fault(
                  "the attribute "
                      + section.tag()
                      + " is not supported; supported: !string, !boolean, !integer, !float,"
                      + " !stringArray, !map, !overviewMap, !scalebar, !northArrow, !legend,"
                      + " !table, !datasource, !style, !features, !staticLayers");
        };
    section.end();
    return attribute;
  }

  private static Section subReport(Section section) {
    if (!section.flag("createSubReport", true)) {
      throw section.fault("createSubReport", "\"createSubReport: false\" is not supported");
    }
    return section;
  }

  private static Attribute.Overview overview(Section section) {
    double factor = section.number("zoomFactor").orElse(5d);
    if (!(factor > 0)) {
      throw section.fault("zoomFactor", "\"zoomFactor\" must be above 0");
    }
    Optional<com.fasterxml.jackson.databind.JsonNode> style = section.json("style");
    return new Attribute.Overview(map(section), factor, style);
  }

  private static Attribute.Map map(Section section) {
    double maxDpi =
        section.number("maxDpi").orElseThrow(() -> section.fault("the key \"maxDpi\" is missing"));
    if (maxDpi < 1 || maxDpi > 2400) {
      throw section.fault("maxDpi", "\"maxDpi\" must be between 1 and 2400");
    }
    List<Double> suggestions = section.numbers("dpiSuggestions");
    Optional<Integer> width = section.size("width");
    Optional<Integer> height = section.size("height");
    if (section.size("maxWidth").isEmpty()) {
      width = Optional.of(section.requiredSize("width"));
    }
    if (section.size("maxHeight").isEmpty()) {
      height = Optional.of(section.requiredSize("height"));
    }
    return new Attribute.Map(
        width,
        height,
        section.size("maxWidth").orElseGet(width.orElse(1)::intValue),
        section.size("maxHeight").orElseGet(height.orElse(1)::intValue),
        maxDpi,
        suggestions.isEmpty() ? usual(maxDpi) : suggestions,
        zoom(section),
        section.json("default"));
  }

  private static List<Double> usual(double maxDpi) {
    return Stream.concat(USUAL_DPI.stream().filter(dpi -> dpi < maxDpi), Stream.of(maxDpi))
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private static Optional<ZoomLevels> zoom(Section section) {
    double tolerance = section.number("zoomSnapTolerance").orElse(0.05);
    String strategy = section.text("zoomLevelSnapStrategy").orElse("CLOSEST_LOWER_SCALE_ON_TIE");
    boolean geodetic = section.flag("zoomSnapGeodetic", false);
    return section
        .section("zoomLevels")
        .map(
            levels -> {
              List<Double> scales = levels.numbers("scales");
              levels.end();
              if (scales.isEmpty() || scales.stream().anyMatch(scale -> !(scale > 0))) {
                throw levels.fault("\"scales\" must list numbers above 0");
              }
              return new ZoomLevels(scales, tolerance, strategy(section, strategy), geodetic);
            });
  }

  private static ZoomLevels.Strategy strategy(Section section, String name) {
    try {
      return ZoomLevels.Strategy.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw section.fault(
          "zoomLevelSnapStrategy",
          "\"zoomLevelSnapStrategy\" must be one of " + List.of(ZoomLevels.Strategy.values()));
    }
  }
}
