package org.fera.app.geotables;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads what PostgreSQL knows of tables: all of them in one statement. */
@ApplicationScoped
public class GeoTables {

  private static final String COLUMNS =
      """
      SELECT asked.schema_name, asked.table_name, a.attname, NOT a.attnotnull AS nullable,
        a.atttypmod, type.typname,
        EXISTS (SELECT FROM pg_constraint key
          WHERE key.conrelid = c.oid AND key.contype = 'p' AND a.attnum = ANY (key.conkey)) AS primary_key,
        (SELECT array_agg(enumlabel::text ORDER BY enumsortorder) FROM pg_enum
          WHERE enumtypid = type.oid) AS labels,
        geometry.type AS geometry_type, geometry.srid,
        target.relname AS target_table, target_schema.nspname AS target_schema,
        (SELECT array_agg(t.attname::text) FROM pg_attribute t
          WHERE t.attrelid = target.oid AND t.attnum > 0 AND NOT t.attisdropped) AS target_columns
      FROM unnest(:schemas, :tables) AS asked (schema_name, table_name)
      JOIN pg_namespace n ON n.nspname = asked.schema_name
      JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = asked.table_name
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      JOIN pg_type type ON type.oid = a.atttypid
      LEFT JOIN geometry_columns geometry ON type.typname = 'geometry'
        AND geometry.f_table_schema = n.nspname AND geometry.f_table_name = c.relname
        AND geometry.f_geometry_column = a.attname
      LEFT JOIN pg_constraint reference ON reference.conrelid = c.oid AND reference.contype = 'f'
        AND reference.conkey = ARRAY[a.attnum]
        AND has_table_privilege(reference.confrelid, 'SELECT')
      LEFT JOIN pg_class target ON target.oid = reference.confrelid
      LEFT JOIN pg_namespace target_schema ON target_schema.oid = target.relnamespace
      ORDER BY asked.schema_name, asked.table_name, a.attnum
      """;

  private record Row(GeoTable table, GeoColumn column) {}

  /** The columns of tables, in the tables' order; a table that does not exist has no entry. */
  public Map<GeoTable, List<GeoColumn>> columns(Handle handle, Collection<GeoTable> tables) {
    if (tables.isEmpty()) {
      return Map.of();
    }
    return handle
        .createQuery(COLUMNS)
        .bindArray("schemas", String.class, tables.stream().map(GeoTable::schema).toList())
        .bindArray("tables", String.class, tables.stream().map(GeoTable::name).toList())
        .map((row, context) -> row(row))
        .stream()
        .collect(groupingBy(Row::table, LinkedHashMap::new, mapping(Row::column, toList())));
  }

  private static Row row(ResultSet row) throws SQLException {
    Optional<GeoColumn.Target> target = Optional.empty();
    if (row.getString("target_table") != null) {
      target =
          Optional.of(
              new GeoColumn.Target(
                  new GeoTable(row.getString("target_schema"), row.getString("target_table")),
                  texts(row, "target_columns")));
    }
    return new Row(
        new GeoTable(row.getString("schema_name"), row.getString("table_name")),
        new GeoColumn(
            row.getString("attname"),
            row.getBoolean("nullable"),
            row.getBoolean("primary_key"),
            row.getString("typname"),
            row.getInt("atttypmod"),
            texts(row, "labels"),
            row.getString("geometry_type"),
            row.getObject("srid", Integer.class),
            target));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? null : List.of((String[]) array.getArray());
  }

  /** The values of lists, all in one statement; at most {@link ValueList#MOST} of each. */
  public Map<ValueList, List<String>> values(Handle handle, Collection<ValueList> lists) {
    List<ValueList> all = List.copyOf(new LinkedHashSet<>(lists));
    Map<ValueList, List<String>> values = new HashMap<>();
    if (all.isEmpty()) {
      return values;
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      values.put(all.get(i), new ArrayList<>());
      parts.add(all.get(i).select(i));
    }
    handle
        .createQuery(
            "SELECT list, value FROM (%s) AS lists ORDER BY list, place"
                .formatted(String.join(" UNION ALL ", parts)))
        .map((row, context) -> Map.entry(row.getInt("list"), row.getString("value")))
        .forEach(entry -> values.get(all.get(entry.getKey())).add(entry.getValue()));
    return values;
  }
}
