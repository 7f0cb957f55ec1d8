package org.fera.print.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;
import org.fera.print.app.Attribute;
import org.fera.print.app.Layout;
import org.fera.print.app.PrintApp;
import org.fera.print.report.Format;

/** Describes an app in the JSON that MapFish Print's clients read. */
final class Capabilities {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Capabilities() {}

  /** Of an app, with those of its layouts. */
  static ObjectNode of(PrintApp app, Predicate<Layout> mine) {
    ObjectNode root = JSON.objectNode();
    root.put("app", app.id());
    ArrayNode layouts = root.putArray("layouts");
    app.layouts().values().stream().filter(mine).forEach(layout -> layouts.add(layout(layout)));
    ObjectNode smtp = root.putObject("smtp");
    smtp.put("enabled", app.smtp().isPresent());
    smtp.putObject("storage").put("enabled", false);
    ArrayNode formats = root.putArray("formats");
    Format.extensions().forEach(formats::add);
    return root;
  }

  private static ObjectNode layout(Layout layout) {
    ObjectNode node = JSON.objectNode();
    node.put("name", layout.name());
    ArrayNode attributes = node.putArray("attributes");
    layout.attributes().forEach((name, attribute) -> attributes.add(attribute(name, attribute)));
    return node;
  }

  private static ObjectNode attribute(String name, Attribute attribute) {
    ObjectNode node = JSON.objectNode();
    node.put("name", name);
    node.put("type", type(attribute));
    attribute.byDefault().ifPresent(value -> node.set("default", value));
    if (attribute instanceof Attribute.Map map) {
      node.set("clientParams", mapParameters(map));
      node.set("clientInfo", mapInfo(map));
    } else if (attribute instanceof Attribute.Overview overview) {
      node.set("clientParams", mapParameters(overview.map()));
      node.set("clientInfo", mapInfo(overview.map()));
    } else if (attribute instanceof Attribute.DataSource source) {
      ArrayNode inner = node.putObject("clientParams").putArray("attributes");
      source.attributes().forEach((key, value) -> inner.add(attribute(key, value)));
    } else if (attribute instanceof Attribute.Table || attribute instanceof Attribute.Legend) {
      node.putObject("clientParams");
    } else if (attribute instanceof Attribute.Scalebar) {
      node.set("clientParams", scalebarParameters());
    } else if (attribute instanceof Attribute.NorthArrow) {
      ObjectNode parameters = node.putObject("clientParams");
      optional(parameters, "graphic", "String").putNull("default");
      optional(parameters, "backgroundColor", "String").put("default", "rgba(255, 255, 255, 0)");
    }
    return node;
  }

  private static String type(Attribute attribute) {
    if (attribute instanceof Attribute.Text) {
      return "String";
    }
    if (attribute instanceof Attribute.Truth) {
      return "Boolean";
    }
    if (attribute instanceof Attribute.Whole) {
      return "Integer";
    }
    if (attribute instanceof Attribute.Decimal) {
      return "Double";
    }
    if (attribute instanceof Attribute.Texts) {
      return "String[]";
    }
    return composed(attribute);
  }

  private static String composed(Attribute attribute) {
    if (attribute instanceof Attribute.Map) {
      return "MapAttributeValues";
    }
    if (attribute instanceof Attribute.Overview) {
      return "OverviewMapAttributeValues";
    }
    if (attribute instanceof Attribute.Legend) {
      return "LegendAttributeValue";
    }
    if (attribute instanceof Attribute.Table) {
      return "TableAttributeValue";
    }
    if (attribute instanceof Attribute.DataSource) {
      return "DataSourceAttributeValue";
    }
    if (attribute instanceof Attribute.StyleValue) {
      return "StylesAttributeValues";
    }
    if (attribute instanceof Attribute.Features) {
      return "FeaturesAttributeValues";
    }
    if (attribute instanceof Attribute.StaticLayers) {
      return "StaticLayersAttributeValue";
    }
    return attribute instanceof Attribute.Scalebar
        ? "ScalebarAttributeValues"
        : "NorthArrowAttributeValues";
  }

  private static ObjectNode mapInfo(Attribute.Map map) {
    ObjectNode info = JSON.objectNode();
    map.width().ifPresent(width -> info.put("width", width));
    map.height().ifPresent(height -> info.put("height", height));
    info.put("maxDPI", map.maxDpi());
    ArrayNode suggestions = info.putArray("dpiSuggestions");
    map.dpiSuggestions().forEach(suggestions::add);
    map.zoom()
        .ifPresent(
            zoom -> {
              ArrayNode scales = info.putArray("scales");
              zoom.scales().forEach(scales::add);
            });
    if (map.width().isEmpty() || map.height().isEmpty()) {
      info.put("maxWidth", map.maxWidth());
      info.put("maxHeight", map.maxHeight());
    }
    return info;
  }

  private static ObjectNode mapParameters(Attribute.Map map) {
    ObjectNode parameters = JSON.objectNode();
    parameters.putObject("dpi").put("type", "double");
    array(parameters, "center");
    array(parameters, "bbox");
    optional(parameters, "scale", "double").putNull("default");
    optional(parameters, "rotation", "double").put("default", 0.0);
    optional(parameters, "projection", "String").put("default", "EPSG:3857");
    optional(parameters, "longitudeFirst", "boolean").putNull("default");
    optional(parameters, "useNearestScale", "boolean").put("default", true);
    optional(parameters, "useAdjustBounds", "boolean").put("default", false);
    optional(parameters, "layers", "array").putArray("default");
    ObjectNode width = optional(parameters, "width", "int");
    map.width().ifPresentOrElse(size -> width.put("default", size), () -> width.putNull("default"));
    ObjectNode height = optional(parameters, "height", "int");
    map.height()
        .ifPresentOrElse(size -> height.put("default", size), () -> height.putNull("default"));
    return parameters;
  }

  private static ObjectNode scalebarParameters() {
    ObjectNode parameters = JSON.objectNode();
    optional(parameters, "type", "String").put("default", "bar");
    optional(parameters, "unit", "String").putNull("default");
    optional(parameters, "lockUnits", "boolean").put("default", false);
    optional(parameters, "intervals", "int").put("default", 3);
    optional(parameters, "fontSize", "int").put("default", 12);
    optional(parameters, "fontColor", "String").put("default", "black");
    optional(parameters, "color", "String").put("default", "black");
    optional(parameters, "barBgColor", "String").put("default", "white");
    optional(parameters, "backgroundColor", "String").put("default", "rgba(255, 255, 255, 0)");
    return parameters;
  }

  private static void array(ObjectNode parameters, String name) {
    optional(parameters, name, "double").put("isArray", true).putNull("default");
  }

  private static ObjectNode optional(ObjectNode parameters, String name, String type) {
    return parameters.putObject(name).put("type", type);
  }
}
