package org.fera.print.cql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.fera.print.feature.Feature;

/**
 * The functions that expressions may call: those of GeoServer's filter function reference that make
 * sense for a printed feature. Names are found in any case.
 */
public final class Functions {

  /** Computes a value; arguments may be null. */
  @FunctionalInterface
  public interface Function {
    /** The value, null if there is none. */
    Object of(Feature feature, Object[] arguments);
  }

  private record Known(int least, int most, Function function) {}

  /** Collects functions by name. */
  static final class Shelf {
    private final Map<String, Known> known = new HashMap<>();

    Shelf add(String name, int arguments, Function function) {
      return add(name, arguments, arguments, function);
    }

    Shelf add(String name, int least, int most, Function function) {
      known.put(name.toLowerCase(Locale.ROOT), new Known(least, most, function));
      return this;
    }
  }

  private static final Map<String, Known> KNOWN = all();

  private Functions() {}

  private static Map<String, Known> all() {
    Shelf shelf = new Shelf();
    TextFunctions.add(shelf);
    NumberFunctions.add(shelf);
    ChoiceFunctions.add(shelf);
    GeometryFunctions.add(shelf);
    return Map.copyOf(shelf.known);
  }

  static Function named(String name, int arguments) throws CqlException {
    Known found = KNOWN.get(name.toLowerCase(Locale.ROOT));
    if (found == null) {
      throw new CqlException("there is no function \"" + name + "\"");
    }
    if (arguments < found.least || arguments > found.most) {
      throw new CqlException("the function \"" + name + "\" takes other arguments");
    }
    return found.function;
  }
}
