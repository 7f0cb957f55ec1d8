package org.fera.print.style;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fera.print.cql.Cql;
import org.fera.print.cql.CqlException;
import org.fera.print.cql.Filter;
import org.fera.print.json.JsonSection;

/** Reads MapFish Print's JSON styles, versions 1 and 2. Keys of no meaning are passed over. */
public final class StyleReader {

  private static final String EVERYTHING = "*";

  private StyleReader() {}

  /** A style; throws {@link org.fera.print.json.SpecException} at its first fault. */
  public static Style read(JsonSection json) {
    String version = json.text("version").orElse("1");
    return switch (version.trim()) {
      case "1" -> FirstVersion.read(json);
      case "2" -> second(json);
      default -> throw json.fault("version", "must be 1 or 2");
    };
  }

  private static Style second(JsonSection json) {
    Map<String, String> constants = constants(json, Map.of());
    List<Rule> rules = new ArrayList<>();
    for (String key : json.keys()) {
      if (key.equals(EVERYTHING) || key.trim().startsWith("[")) {
        rules.add(rule(json, key, constants));
      }
    }
    if (rules.isEmpty()) {
      throw json.fault(EVERYTHING, "the style has no rules");
    }
    return new Style(List.copyOf(rules));
  }

  /** Plain values by name, over those from above. */
  private static Map<String, String> constants(JsonSection json, Map<String, String> above) {
    Map<String, String> constants = new LinkedHashMap<>(above);
    for (String key : json.keys()) {
      json.value(key)
          .filter(JsonNode::isValueNode)
          .ifPresent(value -> constants.put(key, value.asText()));
    }
    return constants;
  }

  private static Rule rule(JsonSection json, String key, Map<String, String> above) {
    JsonSection rule = json.section(key);
    Map<String, String> constants = constants(rule, above);
    List<Symbolizer> symbolizers = new ArrayList<>();
    for (JsonSection symbolizer : rule.sections("symbolizers")) {
      symbolizers.add(symbolizer(new SettingReader(symbolizer, constants)));
    }
    return new Rule(
        filter(json, key),
        Rule.ANY,
        rule.number("minScale").orElse(0d),
        rule.number("maxScale").orElse(Double.POSITIVE_INFINITY),
        List.copyOf(symbolizers));
  }

  private static Filter filter(JsonSection json, String key) {
    String text = key.trim();
    if (text.equals(EVERYTHING)) {
      return Filter.ALL;
    }
    if (!text.endsWith("]")) {
      throw json.fault(key, "a filter must end with ]");
    }
    try {
      return Cql.filter(text.substring(1, text.length() - 1));
    } catch (CqlException e) {
      throw json.fault(key, e.getMessage());
    }
  }

  private static Symbolizer symbolizer(SettingReader json) {
    String type = json.json().requiredText("type");
    return switch (type.toLowerCase(java.util.Locale.ROOT)) {
      case "line" -> new Symbolizer.Line(SymbolizerReader.stroke(json));
      case "polygon" ->
          new Symbolizer.Polygon(
              Optional.of(SymbolizerReader.fill(json)), Optional.of(SymbolizerReader.stroke(json)));
      case "point" ->
          SymbolizerReader.point(
              json,
              Optional.of(SymbolizerReader.fill(json)),
              Optional.of(SymbolizerReader.stroke(json)));
      case "text" -> {
        if (!json.has("label")) {
          throw json.json().fault("label", "is missing");
        }
        yield SymbolizerReader.text(json);
      }
      default -> throw json.json().fault("type", "must be one of point, line, polygon, text");
    };
  }

  /** Rules whose symbolizers are all given by the keys of one object, as OpenLayers 2 had them. */
  private static final class FirstVersion {

    static Style read(JsonSection json) {
      String property = json.text("styleProperty").orElse("_style");
      List<Rule> rules = new ArrayList<>();
      for (String key : json.keys()) {
        if (json.value(key).filter(JsonNode::isObject).isPresent()) {
          Filter filter = filter(property, key);
          rules.addAll(rules(filter, new SettingReader(json.section(key), Map.of())));
        }
      }
      if (rules.isEmpty()) {
        throw json.fault("1", "the style has no rules");
      }
      return new Style(List.copyOf(rules));
    }

    private static Filter filter(String property, String value) {
      if (property.isEmpty() || value.isEmpty()) {
        return Filter.ALL;
      }
      return new Filter.Comparison(
          "=",
          new org.fera.print.cql.Expression.Property(property),
          new org.fera.print.cql.Expression.Literal(value));
    }

    private static List<Rule> rules(Filter filter, SettingReader json) {
      List<Rule> rules = new ArrayList<>();
      Optional<Fill> fill =
          json.has("fillColor") ? Optional.of(SymbolizerReader.fill(json)) : Optional.empty();
      Optional<Stroke> stroke =
          json.has("strokeColor") ? Optional.of(SymbolizerReader.stroke(json)) : Optional.empty();
      if (fill.isPresent() || stroke.isPresent()) {
        rules.add(rule(filter, Rule.Kind.POLYGON, new Symbolizer.Polygon(fill, stroke)));
      }
      stroke.ifPresent(line -> rules.add(rule(filter, Rule.Kind.LINE, new Symbolizer.Line(line))));
      if (json.has("externalGraphic", "graphicName", "pointRadius")) {
        rules.add(rule(filter, Rule.Kind.POINT, SymbolizerReader.point(json, fill, stroke)));
      }
      if (json.has("label")) {
        rules.add(
            new Rule(
                filter,
                Rule.ANY,
                0,
                Double.POSITIVE_INFINITY,
                List.of(SymbolizerReader.text(json))));
      }
      return rules;
    }

    private static Rule rule(Filter filter, Rule.Kind kind, Symbolizer symbolizer) {
      return new Rule(filter, Set.of(kind), 0, Double.POSITIVE_INFINITY, List.of(symbolizer));
    }
  }
}
