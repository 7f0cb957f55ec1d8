package org.fera.print.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.fera.print.yaml.Section;

/** Reads the steps of {@code !configureHttpRequests} and their matchers. */
final class HttpRuleReader {

  private HttpRuleReader() {}

  static HttpRule read(Section section) {
    List<UrlMatcher> matchers = matchers(section, "matchers");
    HttpRule rule =
        switch (section.tag()) {
          case "!mapUri" -> new HttpRule.MapUri(mapping(section), matchers);
          case "!restrictUris" -> {
            if (matchers.isEmpty() && section.sections("matchers").isEmpty()) {
              throw section.fault("the key \"matchers\" is missing");
            }
            yield new HttpRule.RestrictUris(matchers);
          }
          case "!forwardHeaders" ->
              new HttpRule.ForwardHeaders(
                  section.texts("headers"), section.flag("all", false), matchers);
          case "!addHeaders" -> new HttpRule.AddHeaders(headers(section), matchers);
          case "!useHttpForHttps" -> useHttp(section, matchers);
          default ->
              throw section.fault(
                  "the http processor "
                      + section.tag()
                      + " is not supported; supported: !mapUri, !restrictUris, !forwardHeaders,"
                      + " !addHeaders, !useHttpForHttps");
        };
    section.end();
    return rule;
  }

  static List<UrlMatcher> matchers(Section section, String key) {
    return section.each(key, HttpRuleReader::matcher);
  }

  /** A credential, which must say for which servers it is. */
  static Credential credential(Section section) {
    if (!section.tag().equals("!credential")) {
      throw section.fault("a credential needs the tag !credential");
    }
    List<UrlMatcher> matchers = matchers(section, "matchers");
    Credential credential =
        new Credential(
            section.requiredText("username"), section.text("password").orElse(""), matchers);
    section.end();
    if (matchers.stream().noneMatch(UrlMatcher::names)) {
      throw section.fault("a credential needs matchers that name its servers, else all get it");
    }
    return credential;
  }

  private static Map<Pattern, String> mapping(Section section) {
    Map<Pattern, String> mapping = new LinkedHashMap<>();
    section
        .textsByName("mapping")
        .forEach((regex, to) -> mapping.put(pattern(section, "mapping", regex), to));
    if (mapping.isEmpty()) {
      throw section.fault("the key \"mapping\" is missing");
    }
    return mapping;
  }

  private static Map<String, String> headers(Section section) {
    Map<String, String> headers = new LinkedHashMap<>();
    section
        .jsonByName("headers")
        .forEach(
            (name, value) -> headers.put(name, value.isArray() ? joined(value) : value.asText()));
    return Map.copyOf(headers);
  }

  private static String joined(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(", "));
  }

  private static HttpRule useHttp(Section section, List<UrlMatcher> matchers) {
    List<Pattern> hosts =
        section.texts("hosts").stream().map(host -> pattern(section, "hosts", host)).toList();
    Map<Integer, Integer> ports = new LinkedHashMap<>(Map.of(443, 80, 8443, 8080));
    section
        .textsByName("portMapping")
        .forEach(
            (from, to) -> {
              try {
                ports.put(Integer.valueOf(from), Integer.valueOf(to));
              } catch (NumberFormatException e) {
                throw section.fault("portMapping", "\"portMapping\" must map ports to ports");
              }
            });
    return new HttpRule.UseHttp(hosts, Map.copyOf(ports), matchers);
  }

  private static UrlMatcher matcher(Section section) {
    boolean reject = section.flag("reject", false);
    UrlMatcher.Host host =
        switch (section.tag()) {
          case "!acceptAll" -> new UrlMatcher.Host.All();
          case "!localMatch" -> new UrlMatcher.Host.Local();
          case "!hostnameMatch" ->
              new UrlMatcher.Host.Name(
                  section.requiredText("host"), section.flag("allowSubDomains", false));
          case "!dnsMatch" -> new UrlMatcher.Host.Dns(section.requiredText("host"));
          case "!ipMatch" -> network(section);
          default ->
              throw section.fault(
                  "the matcher "
                      + section.tag()
                      + " is not supported; supported: !localMatch, !ipMatch, !dnsMatch,"
                      + " !hostnameMatch, !acceptAll");
        };
    Optional<Pattern> path =
        section.text("pathRegex").map(regex -> pattern(section, "pathRegex", regex));
    Optional<Integer> port = section.number("port").filter(p -> p >= 0).map(Double::intValue);
    section.end();
    return new UrlMatcher(reject, port, path, host);
  }

  private static UrlMatcher.Host network(Section section) {
    byte[] address = address(section, "ip", section.requiredText("ip"));
    byte[] mask =
        section
            .text("mask")
            .map(text -> address(section, "mask", text))
            .orElseGet(
                () -> {
                  byte[] all = new byte[address.length];
                  java.util.Arrays.fill(all, (byte) -1);
                  return all;
                });
    return new UrlMatcher.Host.Network(address, mask);
  }

  private static byte[] address(Section section, String key, String text) {
    if (!text.matches("[0-9a-fA-F:.]+")) {
      throw section.fault(key, "\"" + text + "\" is no IP address");
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      throw section.fault(key, "\"" + text + "\" is no IP address");
    }
  }

  private static Pattern pattern(Section section, String key, String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw section.fault(key, "\"" + regex + "\" is no regular expression");
    }
  }
}
