package org.fera.tile.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the section {@code sources}. */
final class SourceReader {

  private static final Pattern SERVER = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)}");

  private final Map<String, String> servers;

  SourceReader(Map<String, String> servers) {
    this.servers = servers;
  }

  Map<String, SourceSettings> read(YamlMap section) {
    Map<String, SourceSettings> sources = new LinkedHashMap<>();
    for (String id : section.keys()) {
      sources.put(Names.checked(section, id), source(id, section.requiredMap(id)));
    }
    return sources;
  }

  private SourceSettings source(String id, YamlMap map) {
    SourceSettings settings =
        new SourceSettings(
            id,
            url(map),
            map.integer("concurrency", 4, 1, 256),
            map.integer("queue", 64, 0, 100_000),
            map.convert("connect-timeout", "", Durations::parse).orElse(Duration.ofSeconds(2)),
            map.convert("timeout", "", Durations::parse).orElse(Duration.ofSeconds(20)),
            map.integer("max-size", 4096, 256, 16_384));
    map.end();
    return settings;
  }

  private URI url(YamlMap map) {
    String text = map.requiredText("url");
    Matcher names = SERVER.matcher(text);
    StringBuilder address = new StringBuilder();
    while (names.find()) {
      String server = servers.get(names.group(1));
      if (server == null) {
        throw map.fault(
            "url", "no server '" + names.group(1) + "': set fera.tiles.servers." + names.group(1));
      }
      names.appendReplacement(address, Matcher.quoteReplacement(server));
    }
    names.appendTail(address);
    try {
      URI url = new URI(address.toString());
      if (url.getHost() == null || !url.getScheme().matches("https?")) {
        throw map.fault("url", "must be an http or https address");
      }
      return url;
    } catch (URISyntaxException e) {
      throw map.fault("url", "is not an address");
    }
  }
}
