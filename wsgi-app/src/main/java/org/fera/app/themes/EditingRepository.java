package org.fera.app.themes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fera.app.geotables.GeoColumn;
import org.fera.app.geotables.GeoTable;
import org.fera.app.geotables.GeoTables;
import org.fera.app.geotables.ValueList;
import org.fera.app.themes.ThemeTree.LayerRow;
import org.fera.app.themes.ThemeTree.MetadataRow;
import org.jdbi.v3.core.Handle;

/** Reads the columns of all editable layers: two statements, however many there are. */
@ApplicationScoped
class EditingRepository {

  private final GeoTables tables;
  private final ObjectMapper json;

  EditingRepository(GeoTables tables, ObjectMapper json) {
    this.tables = tables;
    this.json = json;
  }

  Editing read(
      Handle handle, Collection<LayerRow> layers, Map<Integer, List<MetadataRow>> metadata) {
    Map<Integer, String> failures = new HashMap<>();
    Map<LayerRow, GeoTable> named = named(layers, failures);
    Map<GeoTable, List<GeoColumn>> known = tables.columns(handle, new HashSet<>(named.values()));
    Map<Integer, EditColumns> all = new LinkedHashMap<>();
    named.forEach(
        (layer, table) -> {
          if (known.containsKey(table)) {
            all.put(layer.id(), columns(layer, known.get(table), metadata));
          } else {
            failures.put(
                layer.id(),
                "The layer '%s' has the geo table '%s', which does not exist."
                    .formatted(layer.name(), table));
          }
        });
    Map<ValueList, List<String>> values =
        tables.values(
            handle, all.values().stream().flatMap(columns -> columns.lists().stream()).toList());
    Map<Integer, List<EditColumn>> columns = new HashMap<>();
    all.forEach((id, one) -> columns.put(id, one.of(values)));
    return new Editing(columns, failures);
  }

  private static Map<LayerRow, GeoTable> named(
      Collection<LayerRow> layers, Map<Integer, String> failures) {
    Map<LayerRow, GeoTable> named = new LinkedHashMap<>();
    for (LayerRow layer : layers) {
      if (layer.editable() && !layer.geoTable().isBlank()) {
        try {
          named.put(layer, GeoTable.of(layer.geoTable(), System.getenv()));
        } catch (IllegalArgumentException e) {
          failures.put(
              layer.id(),
              "The geo table of the layer '%s': %s.".formatted(layer.name(), e.getMessage()));
        }
      }
    }
    return named;
  }

  private EditColumns columns(
      LayerRow layer, List<GeoColumn> columns, Map<Integer, List<MetadataRow>> metadata) {
    Map<String, String> settings = new HashMap<>();
    metadata
        .getOrDefault(layer.id(), List.of())
        .forEach(row -> settings.put(row.name(), row.value()));
    return new EditColumns(layer, columns, settings, lists(settings.get("editingEnumerations")));
  }

  /** What cannot be read is told where the metadata are read. */
  private JsonNode lists(String text) {
    try {
      return text == null ? MissingNode.getInstance() : json.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
