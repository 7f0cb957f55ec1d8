package org.fera.app.rights;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The WMS layer names of one or more OGC servers that rows of the portal name, sorted by what a
 * caller may see. A name that one visible layer shows is visible, also when a private layer has it.
 *
 * @param visible in small letters, as MapServer compares names
 * @param hidden in small letters; none of them is visible
 */
public record WmsNames(Set<String> visible, Set<String> hidden) {

  /** A layer row: its name, its comma-separated WMS names, and whether the caller may see it. */
  record Row(int serverId, String name, String layer, boolean visible) {
    Row asHidden() {
      return new Row(serverId, name, layer, false);
    }
  }

  public WmsNames {
    visible = Set.copyOf(visible);
    hidden = Set.copyOf(hidden);
  }

  static WmsNames of(List<Row> rows) {
    Set<String> visible = new HashSet<>();
    Set<String> hidden = new HashSet<>();
    rows.forEach(row -> (row.visible() ? visible : hidden).addAll(split(row.layer())));
    hidden.removeAll(visible);
    return new WmsNames(visible, hidden);
  }

  /** True when nothing is kept from the caller. */
  public boolean allVisible() {
    return hidden.isEmpty();
  }

  /** The names of a row, in small letters. */
  static List<String> split(String names) {
    return Arrays.stream(names.toLowerCase(Locale.ROOT).split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
