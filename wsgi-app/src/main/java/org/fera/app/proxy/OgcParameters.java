package org.fera.app.proxy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.fera.app.http.BadParameter;
import org.fera.app.servers.Query;

/**
 * The parameters of a request to an OGC server. Names count without regard to case and once each:
 * two spellings of LAYERS must not be judged by one and drawn by the other.
 */
final class OgcParameters {

  /** Ours, and those by which servers are told who asks. */
  private static final Set<String> NOT_HANDED_ON =
      Set.of(
          "ogcserver",
          "ogcserver_type",
          "cache_version",
          "username",
          "authentication_required",
          "role",
          "role_id",
          "role_ids",
          "user_id");

  /** They choose another mapfile or other layers than LAYERS says, or run MapServer's own modes. */
  private static final Pattern REFUSED =
      Pattern.compile(
          "map|map[._\\[](?!resolution$|angle$).*|sld|sld_body|sld-body|mode|qlayer|config|context"
              + "|service_url|requestexecutor");

  private final Map<String, String> values = new LinkedHashMap<>();

  /** The names as they were written, by the same in small letters. */
  private final Map<String, String> written = new HashMap<>();

  private OgcParameters() {}

  /**
   * @param uri path and query of the request
   */
  static OgcParameters of(String uri) {
    return of(uri, "");
  }

  /**
   * @param uri path and query of the request
   * @param form further parameters, encoded as in a query; those of the query come first
   */
  static OgcParameters of(String uri, String form) {
    OgcParameters parameters = new OgcParameters();
    Query.of(uri + (uri.contains("?") ? "&" : "?") + form.strip())
        .forEach(
            (name, value) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (REFUSED.matcher(lower).matches()) {
                throw new BadParameter(name, "'" + name + "' is not taken from callers.");
              }
              parameters.values.putIfAbsent(lower, value);
              parameters.written.putIfAbsent(lower, name);
            });
    return parameters;
  }

  /** A copy with some values changed. */
  OgcParameters with(Map<String, String> changed) {
    OgcParameters copy = new OgcParameters();
    copy.values.putAll(values);
    copy.written.putAll(written);
    copy.values.putAll(changed);
    return copy;
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  void put(String name, String value) {
    values.put(name, value);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** What the server gets, names in capital letters. */
  Map<String, String> handedOn() {
    return handedOn(name -> name.toUpperCase(Locale.ROOT));
  }

  /** What an OGC API gets, which reads names as they are written. */
  Map<String, String> handedOnAsWritten() {
    return handedOn(name -> written.getOrDefault(name, name));
  }

  /** Whether a parameter of this name is neither ours nor chosen by us. */
  static boolean isCallers(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return isHandedOn(lower) && !REFUSED.matcher(lower).matches();
  }

  private Map<String, String> handedOn(UnaryOperator<String> naming) {
    Map<String, String> handedOn = new LinkedHashMap<>();
    values.forEach(
        (name, value) -> {
          if (isHandedOn(name)) {
            handedOn.put(naming.apply(name), value);
          }
        });
    return handedOn;
  }

  private static boolean isHandedOn(String lower) {
    return !NOT_HANDED_ON.contains(lower) && !lower.startsWith("s_");
  }
}
