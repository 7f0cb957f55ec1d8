package org.fera.app.environments.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fera.app.database.SchemaName;
import org.jdbi.v3.core.Handle;

/** Reads the things of a portal from its main schema. */
final class PortalThings {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PortalThings() {}

  static List<Thing> of(Handle handle, SchemaName schema) {
    List<Thing> things = new ArrayList<>();
    for (String query : ThingQueries.ALL) {
      things.addAll(
          handle
              .createQuery(query.replace("<s>", '"' + schema.value() + '"'))
              .map((row, context) -> thing(row))
              .list());
    }
    return things;
  }

  private static Thing thing(ResultSet row) throws SQLException {
    try {
      Map<String, String> values = new HashMap<>();
      for (Map.Entry<String, JsonNode> value : JSON.readTree(row.getString(4)).properties()) {
        if (!value.getValue().isNull() && !value.getValue().asText().isEmpty()) {
          values.put(word(value.getKey()), value.getValue().asText());
        }
      }
      Map<String, Integer> parents =
          JSON.readValue(row.getString(5), new TypeReference<Map<String, Integer>>() {});
      return new Thing(row.getString(1), row.getInt(2), row.getString(3), values, parents);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Columns as words. */
  private static String word(String column) {
    return column.replace('_', ' ');
  }
}
