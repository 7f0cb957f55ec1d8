package org.fera.print.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.fera.print.app.Attribute;

/**
 * Schemas of what attributes of layouts take. What is the same for all layouts is named; it stands
 * in META-INF/openapi.yaml.
 */
final class AttributeSchemas {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final boolean strict;

  /**
   * @param strict whether unknown keys are refused
   */
  AttributeSchemas(boolean strict) {
    this.strict = strict;
  }

  /** An object that has these attributes. */
  Schema object(Map<String, Attribute> attributes) {
    Schema schema = object();
    attributes.forEach(
        (name, attribute) -> {
          schema.addProperty(name, withDefault(attribute));
          if (isRequired(attribute)) {
            schema.addRequired(name);
          }
        });
    return schema;
  }

  private static boolean isRequired(Attribute attribute) {
    return attribute.byDefault().isEmpty()
        && !(attribute instanceof Attribute.Scalebar
            || attribute instanceof Attribute.NorthArrow
            || attribute instanceof Attribute.Overview);
  }

  private Schema withDefault(Attribute attribute) {
    Schema schema = of(attribute);
    Optional<JsonNode> value = attribute.byDefault();
    value.ifPresent(json -> schema.setDefaultValue(JSON.convertValue(json, Object.class)));
    return schema;
  }

  private Schema of(Attribute attribute) {
    if (attribute instanceof Attribute.Text text) {
      Schema schema = type(SchemaType.STRING);
      text.maxLength().ifPresent(schema::setMaxLength);
      return schema;
    }
    if (attribute instanceof Attribute.Truth) {
      return type(SchemaType.BOOLEAN);
    }
    if (attribute instanceof Attribute.Whole) {
      return type(SchemaType.INTEGER);
    }
    if (attribute instanceof Attribute.Decimal) {
      return type(SchemaType.NUMBER);
    }
    if (attribute instanceof Attribute.Texts) {
      return type(SchemaType.ARRAY).items(type(SchemaType.STRING));
    }
    if (attribute instanceof Attribute.DataSource source) {
      return type(SchemaType.ARRAY).items(object(source.attributes()));
    }
    return composed(attribute);
  }

  private Schema composed(Attribute attribute) {
    if (attribute instanceof Attribute.Map map) {
      return map(map).addRequired("dpi");
    }
    if (attribute instanceof Attribute.Overview overview) {
      return map(overview.map()).addProperty("style", named("Style"));
    }
    if (attribute instanceof Attribute.Features) {
      return object()
          .addProperty("features", named("Features"))
          .addRequired("features")
          .addProperty("longitudeFirst", withoutEffect());
    }
    if (attribute instanceof Attribute.StyleValue) {
      return object().addProperty("style", named("Style"));
    }
    if (attribute instanceof Attribute.StaticLayers) {
      return object().addProperty("layers", list("Layer"));
    }
    if (attribute instanceof Attribute.Legend) {
      return named("Legend");
    }
    if (attribute instanceof Attribute.Table) {
      return named("Table");
    }
    return named(attribute instanceof Attribute.Scalebar ? "Scalebar" : "NorthArrow");
  }

  private Schema map(Attribute.Map map) {
    Schema schema =
        object()
            .addProperty(
                "dpi",
                type(SchemaType.NUMBER)
                    .minimum(BigDecimal.ONE)
                    .maximum(BigDecimal.valueOf(map.maxDpi())))
            .addProperty("center", named("Pair"))
            .addProperty("scale", type(SchemaType.NUMBER).exclusiveMinimum(BigDecimal.ZERO))
            .addProperty("bbox", named("Box"))
            .addProperty("rotation", type(SchemaType.NUMBER).description("Degrees, clockwise"))
            .addProperty("projection", type(SchemaType.STRING).defaultValue("EPSG:3857"))
            .addProperty("layers", list("Layer"))
            .addProperty("width", size(map.width(), map.maxWidth()))
            .addProperty("height", size(map.height(), map.maxHeight()));
    for (String flag :
        List.of(
            "longitudeFirst",
            "useNearestScale",
            "useAdjustBounds",
            "useGeodeticCalculations",
            "dpiSensitiveStyle")) {
      schema.addProperty(flag, type(SchemaType.BOOLEAN));
    }
    return schema
        .addProperty("zoomToFeatures", named("ZoomToFeatures"))
        .addProperty("areaOfInterest", named("AreaOfInterest"))
        .addProperty("pdfA", withoutEffect());
  }

  /** Points on the page: the layout's, or up to its largest. */
  private static Schema size(Optional<Integer> fixed, int largest) {
    Schema schema = type(SchemaType.INTEGER).description("Points");
    return fixed.isPresent()
        ? schema.constValue(fixed.get())
        : schema.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(largest));
  }

  Schema object() {
    Schema schema = type(SchemaType.OBJECT);
    return strict
        ? schema.additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false))
        : schema;
  }

  static Schema type(SchemaType type) {
    return OASFactory.createSchema().addType(type);
  }

  static Schema named(String name) {
    return OASFactory.createSchema().ref(name);
  }

  private static Schema list(String name) {
    return type(SchemaType.ARRAY).items(named(name));
  }

  private static Schema withoutEffect() {
    return OASFactory.createSchema().description("Read without effect");
  }
}
