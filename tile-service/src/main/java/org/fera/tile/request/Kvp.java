package org.fera.tile.request;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query: names in any case, the first of several counts. */
final class Kvp {

  private static final int MOST = 200;

  private final Map<String, String> values = new HashMap<>();

  private Kvp() {}

  /**
   * @param query without the question mark; may be null
   * @throws RequestFault when it is not encoded as a query is
   */
  static Kvp parse(String query) {
    Kvp kvp = new Kvp();
    if (query == null) {
      return kvp;
    }
    try {
      Map<String, List<String>> parameters =
          new QueryStringDecoder("?" + query, java.nio.charset.StandardCharsets.UTF_8, true, MOST)
              .parameters();
      parameters.forEach(
          (name, list) -> kvp.values.putIfAbsent(name.toLowerCase(Locale.ROOT), list.get(0)));
      return kvp;
    } catch (IllegalArgumentException e) {
      throw RequestFault.invalid("", "The query is not well encoded");
    }
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** The value, absent also when it is empty. */
  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)))
        .filter(value -> !value.isEmpty());
  }

  boolean names(String name) {
    return values.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /**
   * @throws RequestFault MissingParameterValue with the name as it is given here
   */
  String require(String name) {
    return get(name).orElseThrow(() -> RequestFault.missing(name));
  }
}
