package org.fera.app.themes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.fera.app.themes.LayerNode.DimensionFilter;
import org.fera.app.themes.ThemeTree.DimensionRow;
import org.fera.app.themes.ThemeTree.LayerRow;

/** The dimensions of the layers of one group right below a theme, put together. */
final class GroupDimensions {

  /** What can stand in a tile's path without being escaped. */
  private static final Pattern PATH_PART = Pattern.compile("[a-zA-Z0-9_\\-+~.]*");

  /**
   * A layer's own dimensions.
   *
   * @param values by name; a value may be null
   * @param filters by name
   */
  record Own(Map<String, String> values, Map<String, DimensionFilter> filters) {}

  private final Map<String, String> merged = new LinkedHashMap<>();

  static Own own(LayerRow layer, List<DimensionRow> rows, Set<String> errors) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, DimensionFilter> filters = new LinkedHashMap<>();
    for (DimensionRow row : rows) {
      boolean free = layer.type().equals("l_wms") || row.value() == null;
      if (!free && !PATH_PART.matcher(row.value()).matches()) {
        errors.add(
            "The layer '%s' has an unsupported dimension value '%s' ('%s')."
                .formatted(layer.name(), row.value(), row.name()));
      } else if (values.containsKey(row.name())) {
        errors.add(
            "The layer '%s' has a duplicated dimension name '%s'."
                .formatted(layer.name(), row.name()));
      } else if (row.field() != null && !row.field().isBlank()) {
        filters.put(row.name(), new DimensionFilter(row.field(), row.value()));
      } else {
        values.put(row.name(), row.value());
      }
    }
    return new Own(values, filters);
  }

  /** Adds a layer's values; null gives way to any other. */
  void merge(LayerRow layer, Own own, Set<String> errors) {
    own.values()
        .forEach(
            (name, value) -> {
              String before = merged.get(name);
              if (before == null) {
                merged.put(name, value);
              } else if (value != null && !value.equals(before)) {
                errors.add(
                    "The layer '%s' has a wrong dimension value '%s' for '%s', expected '%s' or empty."
                        .formatted(layer.name(), value, name, before));
              }
            });
  }

  Map<String, String> merged() {
    return merged;
  }
}
