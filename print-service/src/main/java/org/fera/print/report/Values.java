package org.fera.print.report;

import java.util.HashMap;
import java.util.Map;
import org.fera.print.map.MapView;
import org.fera.print.queue.JobFailedException;

/** What a layout's processors and template share, by the layout's names. */
final class Values {

  private final Map<String, Object> values;
  private final Map<String, MapView> views = new HashMap<>();

  Values(Map<String, Object> attributes) {
    this.values = new HashMap<>(attributes);
  }

  /** A processor's input; fails with the processor's tag if it is not there or of another kind. */
  <T> T get(String name, Class<T> type, String processor) throws JobFailedException {
    Object value = values.get(name);
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw new JobFailedException(
        "The processor " + processor + " finds no \"" + name + "\" of its kind in the layout.",
        null);
  }

  /** Any value; null if it is not there. */
  Object any(String name) {
    return values.get(name);
  }

  /** Which piece of the world a drawn map shows. */
  void view(String map, MapView view) {
    views.put(map, view);
  }

  MapView view(String map, String processor) throws JobFailedException {
    MapView view = views.get(map);
    if (view == null) {
      throw new JobFailedException(
          "The processor " + processor + " needs \"" + map + "\" to be drawn before.", null);
    }
    return view;
  }

  void put(String name, Object value) {
    values.put(name, value);
  }

  Map<String, Object> parameters() {
    return new HashMap<>(values);
  }
}
