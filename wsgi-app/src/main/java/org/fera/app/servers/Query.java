package org.fera.app.servers;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Queries of addresses, whose parameter names OGC servers read without regard to case. */
public final class Query {

  private Query() {}

  /** The parameters of an address, in order; of a name that comes twice the first. */
  public static Map<String, String> of(String address) {
    Map<String, String> parameters = new LinkedHashMap<>();
    int mark = address.indexOf('?');
    if (mark < 0) {
      return parameters;
    }
    for (String pair : address.substring(mark + 1).split("&")) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        parameters.putIfAbsent(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
      }
    }
    return parameters;
  }

  /** The address with parameters added; those of the same name, in any case, are replaced. */
  public static String add(String address, Map<String, String> added) {
    if (added.isEmpty()) {
      return address;
    }
    Map<String, String> all = of(address);
    added.forEach(
        (name, value) -> {
          all.keySet()
              .removeIf(
                  known -> known.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
          all.put(name, value);
        });
    return address.split("\\?", 2)[0] + "?" + text(all);
  }

  private static String text(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
