package org.fera.app.environments.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.fera.app.database.SchemaName;
import org.jdbi.v3.core.Handle;

/**
 * Compares two portals. What has the same id and kind is the same thing, as copies keep ids; what
 * is left of both with the same kind and name is, too.
 */
public final class PortalDiff {

  private record Pair(Thing before, Thing after) {}

  private final List<Pair> pairs = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();

  private PortalDiff() {}

  /**
   * What {@code before} has to be given to be as {@code after}, by kind and name. In a transaction
   * with one snapshot, or what is written meanwhile may be told halfway.
   */
  public static List<Change> between(Handle handle, SchemaName before, SchemaName after) {
    return between(PortalThings.of(handle, before), PortalThings.of(handle, after));
  }

  static List<Change> between(List<Thing> before, List<Thing> after) {
    PortalDiff diff = new PortalDiff();
    Set<Thing> left = new HashSet<>(before);
    List<Thing> rest = new ArrayList<>();
    diff.match(after, left, rest, thing -> List.of(thing.kind(), thing.id()), true);
    List<Thing> added = new ArrayList<>();
    diff.match(rest, left, added, thing -> List.of(thing.kind(), thing.name()), false);
    diff.compareAll();
    added.forEach(thing -> diff.told(Sentences.added(thing)));
    left.forEach(thing -> diff.told(Sentences.removed(thing)));
    diff.changes.sort(
        Comparator.comparing((Change change) -> Thing.KINDS.indexOf(change.kind()))
            .thenComparing(Change::name)
            .thenComparing(Change::change)
            .thenComparing(Change::id));
    return diff.changes;
  }

  /** Pairs those that have a twin among {@code left}, and takes that away. */
  private void match(
      List<Thing> after,
      Set<Thing> left,
      List<Thing> rest,
      Function<Thing, Object> key,
      boolean byId) {
    Map<Object, Thing> twins = new HashMap<>();
    left.forEach(thing -> twins.put(key.apply(thing), thing));
    for (Thing thing : after) {
      Thing twin = twins.remove(key.apply(thing));
      // An id that was given twice, here and there, for things that have nothing in common.
      if (twin == null || byId && isAnother(twin, thing)) {
        rest.add(thing);
      } else {
        left.remove(twin);
        pairs.add(new Pair(twin, thing));
      }
    }
  }

  /** What is in a theme or group that is called otherwise now has not moved. */
  private void compareAll() {
    Map<String, String> newNames = new HashMap<>();
    pairs.forEach(pair -> newNames.put(pair.before().place(), pair.after().place()));
    pairs.forEach(pair -> compare(pair.before().inPlaces(newNames), pair.after()));
  }

  private static boolean isAnother(Thing before, Thing after) {
    return !before.name().equals(after.name())
        && !before.values().equals(after.values())
        && !before.parents().equals(after.parents());
  }

  private void compare(Thing before, Thing after) {
    List<Change.Value> values = new ArrayList<>();
    Set<String> names = new TreeSet<>(before.values().keySet());
    names.addAll(after.values().keySet());
    for (String name : names) {
      String was = before.values().get(name);
      String is = after.values().get(name);
      if (!Objects.equals(was, is)) {
        values.add(new Change.Value(name, was, is));
      }
    }
    if (!before.name().equals(after.name())) {
      told(Sentences.renamed(before, after));
    }
    if (!values.isEmpty()) {
      told(Sentences.changed(after, values));
    }
    if (!before.parents().equals(after.parents())) {
      told(Sentences.moved(before, after));
    }
  }

  private void told(Change change) {
    changes.add(change);
  }
}
