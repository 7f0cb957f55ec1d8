package org.fera.print.map;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A URL to which query parameters are added; names are compared without regard to case, the first
 * spelling stays.
 */
final class QueryUrl {

  private final String base;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();

  private record Parameter(String name, List<String> values) {}

  QueryUrl(String url) {
    int query = url.indexOf('?');
    base = query < 0 ? url : url.substring(0, query);
    if (query >= 0) {
      for (String pair : url.substring(query + 1).split("&", -1)) {
        if (!pair.isEmpty()) {
          int equals = pair.indexOf('=');
          String name = decode(equals < 0 ? pair : pair.substring(0, equals));
          add(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
      }
    }
  }

  private void add(String name, String value) {
    parameters
        .computeIfAbsent(key(name), key -> new Parameter(name, new ArrayList<>()))
        .values
        .add(value);
  }

  boolean has(String name) {
    return parameters.containsKey(key(name));
  }

  QueryUrl set(String name, String value) {
    return set(name, List.of(value));
  }

  QueryUrl set(String name, List<String> values) {
    parameters.put(key(name), new Parameter(name, values));
    return this;
  }

  QueryUrl setAll(Map<String, List<String>> all) {
    all.forEach(this::set);
    return this;
  }

  private static String key(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    StringBuilder url = new StringBuilder(base);
    char separator = '?';
    for (Parameter parameter : parameters.values()) {
      for (String value : parameter.values) {
        url.append(separator).append(encode(parameter.name)).append('=').append(encode(value));
        separator = '&';
      }
    }
    return url.toString();
  }
}
