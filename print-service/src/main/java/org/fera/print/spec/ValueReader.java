package org.fera.print.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.print.app.Attribute;
import org.fera.print.crs.Crs;
import org.fera.print.json.JsonSection;
import org.fera.print.json.SpecException;
import org.fera.print.style.Style;
import org.fera.print.style.StyleBook;

/** Reads the values of attributes, merged with their defaults. */
final class ValueReader {

  private static final int MOST_ROWS = 20_000;

  private final boolean strict;
  private final StyleBook styles;

  ValueReader(boolean strict, StyleBook styles) {
    this.strict = strict;
    this.styles = styles;
  }

  /** The values of all attributes by name. */
  Map<String, Object> values(JsonSection section, Map<String, Attribute> attributes) {
    Map<String, Object> values = new LinkedHashMap<>();
    attributes.forEach((key, attribute) -> values.put(key, value(section, key, attribute)));
    return values;
  }

  private Object value(JsonSection section, String key, Attribute attribute) {
    Optional<JsonNode> given = section.value(key);
    Optional<JsonNode> value =
        given.isPresent() && attribute.byDefault().isPresent()
            ? Optional.of(merge(attribute.byDefault().get(), given.get()))
            : given.or(attribute::byDefault);
    if (value.isEmpty() && optional(attribute)) {
      value = Optional.of(JsonNodeFactory.instance.objectNode());
    }
    if (value.isEmpty()) {
      throw section.fault(key, "is missing");
    }
    return read(section.path(key), attribute, value.get());
  }

  /** All of these have defaults for everything, so they need not be asked for. */
  private static boolean optional(Attribute attribute) {
    return attribute instanceof Attribute.Scalebar
        || attribute instanceof Attribute.NorthArrow
        || attribute instanceof Attribute.Overview;
  }

  private Object read(String path, Attribute attribute, JsonNode value) {
    if (attribute instanceof Attribute.Text text) {
      return PlainValues.text(path, text, value);
    }
    if (attribute instanceof Attribute.Truth) {
      return PlainValues.truth(path, value);
    }
    if (attribute instanceof Attribute.Whole) {
      return PlainValues.whole(path, value);
    }
    if (attribute instanceof Attribute.Decimal) {
      return JsonSection.number(path, value);
    }
    if (attribute instanceof Attribute.Texts) {
      return PlainValues.texts(path, value);
    }
    if (attribute instanceof Attribute.DataSource source) {
      return rows(path, source, value);
    }
    return object(path, attribute, new JsonSection(path, value, strict), value);
  }

  private Object object(String path, Attribute attribute, JsonSection object, JsonNode value) {
    if (attribute instanceof Attribute.Map map) {
      return MapReader.read(map, object, styles);
    }
    if (attribute instanceof Attribute.Overview overview) {
      return OverviewReader.read(overview, object, styles);
    }
    if (attribute instanceof Attribute.Legend) {
      return TableReader.legend(object, 0);
    }
    if (attribute instanceof Attribute.Table) {
      return TableReader.table(object);
    }
    if (attribute instanceof Attribute.StyleValue) {
      Style style = styles.read(object, "style", Style.usual());
      object.end();
      return style;
    }
    if (attribute instanceof Attribute.StaticLayers) {
      PendingSpec.Layers layers = new PendingSpec.Layers(path, value, strict, styles);
      layers.of(Crs.of(Crs.DEGREES));
      return layers;
    }
    if (attribute instanceof Attribute.Features) {
      return features(object);
    }
    return attribute instanceof Attribute.Scalebar
        ? FurnitureReader.scalebar(object)
        : FurnitureReader.northArrow(object);
  }

  private static PendingSpec.Features features(JsonSection object) {
    object.accept("longitudeFirst");
    JsonNode json =
        object.value("features").orElseThrow(() -> object.fault("features", "is missing"));
    PendingSpec.Features features = new PendingSpec.Features(object.path("features"), json);
    features.of(Crs.of(Crs.DEGREES));
    object.end();
    return features;
  }

  private RowsSpec rows(String path, Attribute.DataSource source, JsonNode value) {
    if (!value.isArray()) {
      throw new SpecException(path, "must be a list");
    }
    if (value.size() > MOST_ROWS) {
      throw new SpecException(path, "must not have more than " + MOST_ROWS + " rows");
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      JsonSection row = new JsonSection(path + "[" + i + "]", value.get(i), strict);
      rows.add(values(row, source.attributes()));
      row.end();
    }
    return new RowsSpec(List.copyOf(rows));
  }

  /**
   * What is given, with the default's keys where it has none; arrays and plain values are taken
   * whole.
   */
  private static JsonNode merge(JsonNode below, JsonNode given) {
    if (!below.isObject() || !given.isObject()) {
      return given;
    }
    ObjectNode merged = ((ObjectNode) below).deepCopy();
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      merged.set(field.getKey(), field.getValue());
    }
    return merged;
  }
}
