package org.fera.app.environments.diff;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something of a portal that has a name.
 *
 * @param kind {@code theme}, {@code layer} ...
 * @param id its id in the database, which copies keep
 * @param name as administrators see it
 * @param values by the words for them; lists are sorted texts
 * @param parents the places in the tree: names of the groups and themes that it is in, each with
 *     its position; empty where there is no tree
 */
record Thing(
    String kind,
    int id,
    String name,
    SortedMap<String, String> values,
    SortedMap<String, Integer> parents) {

  Thing(
      String kind, int id, String name, Map<String, String> values, Map<String, Integer> parents) {
    this(kind, id, name, new TreeMap<>(values), new TreeMap<>(parents));
  }

  /** How it is called as a place in the tree. */
  String place() {
    return kind + " " + name;
  }

  /** The same, where places that have new names are called so. */
  Thing inPlaces(Map<String, String> newNames) {
    SortedMap<String, Integer> places = new TreeMap<>();
    parents.forEach((place, position) -> places.put(newNames.getOrDefault(place, place), position));
    return new Thing(kind, id, name, values, places);
  }

  /** The order in which kinds are told. */
  static final List<String> KINDS =
      List.of(
          "interface",
          "theme",
          "group",
          "layer",
          "OGC server",
          "role",
          "functionality",
          "restriction area");
}
