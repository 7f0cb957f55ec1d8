package org.fera.print.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fera.print.json.JsonSection;

/** Reads tables and legends. */
final class TableReader {

  private static final int DEEPEST = 20;
  private static final int MOST_ROWS = 20_000;

  private TableReader() {}

  static TableSpec table(JsonSection json) {
    List<String> columns = json.texts("columns");
    JsonNode data = json.value("data").orElse(null);
    List<List<Object>> rows = new ArrayList<>();
    if (data != null) {
      if (!data.isArray() || data.size() > MOST_ROWS) {
        throw json.fault("data", "must be a list of at most " + MOST_ROWS + " rows");
      }
      for (int i = 0; i < data.size(); i++) {
        rows.add(row(json, i, data.get(i), columns.size()));
      }
    }
    json.end();
    return new TableSpec(columns, List.copyOf(rows));
  }

  private static List<Object> row(JsonSection json, int number, JsonNode row, int columns) {
    String key = "data[" + number + "]";
    if (!row.isArray() || row.size() != columns) {
      throw json.fault(key, "must be a list of as many values as there are columns");
    }
    List<Object> values = new ArrayList<>();
    for (JsonNode cell : row) {
      if (cell.isContainerNode()) {
        throw json.fault(key, "must hold plain values");
      }
      values.add(value(cell));
    }
    return java.util.Collections.unmodifiableList(values);
  }

  private static Object value(JsonNode cell) {
    if (cell.isNull()) {
      return null;
    }
    if (cell.isBoolean()) {
      return cell.booleanValue();
    }
    if (cell.isInt()) {
      return cell.intValue();
    }
    if (cell.isIntegralNumber()) {
      return cell.longValue();
    }
    return cell.isNumber() ? cell.decimalValue() : cell.asText();
  }

  static LegendSpec legend(JsonSection json, int depth) {
    if (depth > DEEPEST) {
      throw json.fault("classes", "is nested too deep");
    }
    Optional<Double> dpi = json.number("dpi");
    if (dpi.isPresent() && !(dpi.get() >= 1 && dpi.get() <= 2400)) {
      throw json.fault("dpi", "must be between 1 and 2400");
    }
    List<LegendSpec> classes = new ArrayList<>();
    for (JsonSection section : json.sections("classes")) {
      classes.add(legend(section, depth + 1));
    }
    LegendSpec legend =
        new LegendSpec(
            json.text("name").orElse(""), dpi, json.texts("icons"), List.copyOf(classes));
    json.end();
    return legend;
  }
}
