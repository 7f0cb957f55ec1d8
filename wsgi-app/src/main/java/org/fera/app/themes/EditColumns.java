package org.fera.app.themes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fera.app.geotables.GeoColumn;
import org.fera.app.geotables.GeoColumn.Target;
import org.fera.app.geotables.ValueList;
import org.fera.app.themes.ThemeTree.LayerRow;

/**
 * The columns of one layer's table. A foreign key {@code x_id} gives two: itself, and the list
 * {@code x} of what it may refer to.
 */
final class EditColumns {

  private static final String DEFAULT_VALUE = "name";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("int2", "xsd:integer"),
          Map.entry("int4", "xsd:integer"),
          Map.entry("int8", "xsd:integer"),
          Map.entry("bool", "xsd:boolean"),
          Map.entry("date", "xsd:date"),
          Map.entry("timestamp", "xsd:dateTime"),
          Map.entry("timestamptz", "xsd:dateTime"),
          Map.entry("time", "xsd:time"),
          Map.entry("timetz", "xsd:time"),
          Map.entry("float4", "xsd:double"),
          Map.entry("float8", "xsd:double"),
          Map.entry("numeric", "xsd:decimal"),
          Map.entry("text", "xsd:string"),
          Map.entry("varchar", "xsd:string"),
          Map.entry("bpchar", "xsd:string"),
          Map.entry("citext", "xsd:string"),
          Map.entry("uuid", "xsd:string"),
          Map.entry("bytea", "xsd:base64Binary"),
          Map.entry("interval", "xsd:duration"));

  private static final Map<String, String> GEOMETRIES =
      Map.of(
          "POINT", "gml:PointPropertyType",
          "LINESTRING", "gml:LineStringPropertyType",
          "POLYGON", "gml:PolygonPropertyType",
          "MULTIPOINT", "gml:MultiPointPropertyType",
          "MULTILINESTRING", "gml:MultiLineStringPropertyType",
          "MULTIPOLYGON", "gml:MultiPolygonPropertyType",
          "GEOMETRYCOLLECTION", "gml:MultiGeometryPropertyType");

  private final List<GeoColumn> columns;
  private final JsonNode lists;
  private final Set<String> excluded = new HashSet<>();

  /**
   * @param columns of the table
   * @param settings texts of the layer's metadata, by name
   * @param lists the metadata {@code editingEnumerations}: value and order_by by name of the list
   */
  EditColumns(
      LayerRow layer, List<GeoColumn> columns, Map<String, String> settings, JsonNode lists) {
    this.columns = columns;
    this.lists = lists;
    if (layer.excludeProperties() != null) {
      Arrays.stream(layer.excludeProperties().split(",")).map(String::strip).forEach(excluded::add);
    }
    for (String column :
        List.of("geotablePrimaryKey", "lastUpdateDateColumn", "lastUpdateUserColumn")) {
      Optional.ofNullable(settings.get(column)).map(String::strip).ifPresent(excluded::add);
    }
  }

  /** The lists of values that {@link #of} needs. */
  List<ValueList> lists() {
    return shown().flatMap(column -> list(column).stream()).toList();
  }

  /** The columns; those of types that forms do not know are left out. */
  List<EditColumn> of(Map<ValueList, List<String>> values) {
    List<EditColumn> made = new ArrayList<>();
    shown().forEach(column -> plain(column).ifPresent(made::add));
    shown()
        .forEach(
            column ->
                list(column)
                    .ifPresent(
                        list ->
                            made.add(
                                EditColumn.list(
                                    listName(column), column.nullable(), values.get(list)))));
    return made;
  }

  private Stream<GeoColumn> shown() {
    return columns.stream()
        .filter(column -> !column.primaryKey() && !excluded.contains(column.name()));
  }

  private static Optional<EditColumn> plain(GeoColumn column) {
    if (column.labels() != null) {
      return Optional.of(EditColumn.list(column.name(), column.nullable(), column.labels()));
    }
    String type =
        column.geometryType() == null
            ? TYPES.get(column.type())
            : GEOMETRIES.getOrDefault(column.geometryType(), "gml:GeometryPropertyType");
    return Optional.ofNullable(type)
        .map(
            known ->
                new EditColumn(
                    column.name(),
                    known,
                    EditColumn.nillable(column.nullable()),
                    column.srid(),
                    null,
                    null,
                    column.maxLength().orElse(null),
                    column.fractionDigits().orElse(null),
                    column.totalDigits().orElse(null)));
  }

  /** Empty when it refers to nothing, or to what has no column to show. */
  private Optional<ValueList> list(GeoColumn column) {
    if (column.target().isEmpty()) {
      return Optional.empty();
    }
    Target target = column.target().get();
    JsonNode settings = lists.path(listName(column));
    String value = settings.path("value").asText(DEFAULT_VALUE);
    String order = settings.path("order_by").asText(value);
    return target.columns().containsAll(List.of(value, order))
        ? Optional.of(new ValueList(target.table(), value, order))
        : Optional.empty();
  }

  /** GeoMapFish's: {@code type} is a word of GeoJSON. */
  private static String listName(GeoColumn column) {
    String name = column.name();
    String list = name.endsWith("_id") ? name.substring(0, name.length() - 3) : name + "_";
    return list.equals("type") ? "type_" : list;
  }
}
