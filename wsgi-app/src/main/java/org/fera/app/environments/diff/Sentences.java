package org.fera.app.environments.diff;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says changes in words. */
final class Sentences {

  private static final int LONGEST = 60;

  private Sentences() {}

  static Change added(Thing thing) {
    String where =
        thing.parents().isEmpty() ? "" : " in " + String.join(", ", places(thing, false));
    return change("added", thing, List.of(), List.of(), places(thing, true), "is added" + where);
  }

  static Change removed(Thing thing) {
    return change("removed", thing, List.of(), places(thing, true), List.of(), "is removed");
  }

  static Change renamed(Thing before, Thing after) {
    return change(
        "renamed",
        after,
        List.of(new Change.Value("name", before.name(), after.name())),
        List.of(),
        List.of(),
        "is the new name of \"%s\"".formatted(before.name()));
  }

  static Change changed(Thing after, List<Change.Value> values) {
    String words =
        values.stream()
            .map(v -> "%s from %s to %s".formatted(v.name(), shown(v.before()), shown(v.after())))
            .collect(Collectors.joining("; "));
    return change("changed", after, values, List.of(), List.of(), "changes " + words);
  }

  static Change moved(Thing before, Thing after) {
    boolean onlyOrder = before.parents().keySet().equals(after.parents().keySet());
    return change(
        "moved",
        after,
        List.of(),
        places(before, true),
        places(after, true),
        "moves from %s to %s"
            .formatted(joined(places(before, onlyOrder)), joined(places(after, onlyOrder))));
  }

  private static Change change(
      String change,
      Thing thing,
      List<Change.Value> values,
      List<String> from,
      List<String> to,
      String words) {
    String kind = Character.toUpperCase(thing.kind().charAt(0)) + thing.kind().substring(1);
    return new Change(
        change,
        thing.kind(),
        thing.name(),
        thing.id(),
        values,
        from,
        to,
        "%s \"%s\" %s.".formatted(kind, thing.name(), words));
  }

  private static List<String> places(Thing thing, boolean withPosition) {
    return thing.parents().entrySet().stream().map(parent -> place(parent, withPosition)).toList();
  }

  private static String place(Map.Entry<String, Integer> parent, boolean withPosition) {
    int blank = parent.getKey().indexOf(' ');
    String text =
        "%s \"%s\""
            .formatted(parent.getKey().substring(0, blank), parent.getKey().substring(blank + 1));
    return withPosition ? text + " at " + parent.getValue() : text;
  }

  private static String joined(List<String> places) {
    return places.isEmpty() ? "nowhere" : String.join(", ", places);
  }

  private static String shown(String value) {
    if (value == null) {
      return "nothing";
    }
    return '"' + (value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value) + '"';
  }
}
