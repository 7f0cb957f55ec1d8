package org.fera.print.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fera.print.app.Credential;
import org.fera.print.app.HttpRule;
import org.fera.print.app.UrlMatcher;
import org.fera.print.fetch.FetchException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class UrlRulesTest {

  private static final UrlMatcher ALL =
      new UrlMatcher(false, Optional.empty(), Optional.empty(), new UrlMatcher.Host.All());

  private static final Map<String, String> CALLER =
      Map.of("Cookie", "session=secret", "Authorization", "Bearer x", "X-Tenant", "bern");

  @Test
  @Tag("PS-4.21")
  void urlsAreReplacedInTheOrderOfTheRules() throws FetchException {
    Map<Pattern, String> mapping = new LinkedHashMap<>();
    mapping.put(Pattern.compile("https?://old\\.example/(.*)"), "http://new.example/$1");
    UrlRules rules =
        rules(
            List.of(
                new HttpRule.MapUri(mapping, List.of()),
                new HttpRule.UseHttp(
                    List.of(Pattern.compile("plain\\..*")), Map.of(443, 80, 8443, 8080), List.of()),
                new HttpRule.RestrictUris(List.of(named("new.example", false), ALL))));

    assertThat(rules.apply("https://old.example/a?b=1").url())
        .isEqualTo("http://new.example/a?b=1");
    assertThat(rules.apply("https://plain.example/a").url()).isEqualTo("http://plain.example/a");
    assertThat(rules.apply("https://plain.example:8443/a").url())
        .isEqualTo("http://plain.example:8080/a");
    assertThat(rules.apply("https://other.example/a").url()).isEqualTo("https://other.example/a");
    assertThat(rules.apply("/of/the/portal?a=b").url()).isEqualTo("/of/the/portal?a=b");
  }

  @Test
  @Tag("PS-4.21")
  void whatMatchesNoMatcherOrARejectingOneIsDenied() throws FetchException {
    UrlMatcher.Host ten =
        new UrlMatcher.Host.Network(new byte[] {10, 1, 2, 3}, new byte[] {-1, 0, 0, 0});
    UrlRules rules =
        rules(
            List.of(
                new HttpRule.RestrictUris(
                    List.of(
                        new UrlMatcher(true, Optional.empty(), Optional.empty(), ten),
                        new UrlMatcher(
                            true, Optional.empty(), Optional.empty(), new UrlMatcher.Host.Local()),
                        named("example.org", true),
                        new UrlMatcher(
                            false,
                            Optional.of(8080),
                            Optional.of(Pattern.compile("/wms/.*")),
                            new UrlMatcher.Host.Name("maps.test", false))))));

    assertThat(rules.apply("http://example.org/").url()).isNotEmpty();
    assertThat(rules.apply("http://wms.example.org/").url()).isNotEmpty();
    assertThat(rules.apply("http://maps.test:8080/wms/a").url()).isNotEmpty();
    for (String denied :
        new String[] {
          "http://10.200.0.1/",
          "http://127.0.0.1/",
          "http://[::1]/",
          "http://example.org.evil.test/",
          "http://maps.test/wms/a",
          "http://maps.test:8080/other",
        }) {
      assertThatThrownBy(() -> rules.apply(denied))
          .as(denied)
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("denied");
    }
  }

  @Test
  @Tag("PS-4.7")
  void headersAreSentOnToServersThatAreMeant() throws FetchException {
    UrlRules rules =
        new UrlRules(
            List.of(
                new HttpRule.ForwardHeaders(
                    List.of("cookie", "X-Tenant"), false, List.of(named("maps.test", false))),
                new HttpRule.AddHeaders(
                    Map.of("X-Key", "abc"), List.of(named("example.org", true)))),
            List.of(),
            CALLER);

    assertThat(rules.apply("https://maps.test/wms").headers())
        .containsOnly(Map.entry("Cookie", "session=secret"), Map.entry("X-Tenant", "bern"));
    assertThat(rules.apply("https://wms.example.org/").headers())
        .containsOnly(Map.entry("X-Key", "abc"));
    assertThat(rules.apply("https://other.test/").headers()).isEmpty();
  }

  @Test
  @Tag("PS-4.7")
  void secretsGoToNamedServersOnly() throws FetchException {
    for (List<UrlMatcher> everybody : List.of(List.<UrlMatcher>of(), List.of(ALL))) {
      UrlRules rules =
          new UrlRules(
              List.of(new HttpRule.ForwardHeaders(List.of(), true, everybody)), List.of(), CALLER);

      assertThat(rules.apply("https://maps.test/wms").headers())
          .containsOnly(Map.entry("X-Tenant", "bern"));
    }
  }

  @Test
  @Tag("PS-4.7")
  void aRuleBeforeAReplacementSeesTheUrlAsItWas() throws FetchException {
    HttpRule headers = new HttpRule.AddHeaders(Map.of("X-Key", "abc"), List.of(named("a", false)));
    HttpRule mapping =
        new HttpRule.MapUri(Map.of(Pattern.compile("http://a/"), "http://b/"), List.of());

    assertThat(rules(List.of(headers, mapping)).apply("http://a/").headers()).containsKey("X-Key");
    assertThat(rules(List.of(mapping, headers)).apply("http://a/").headers()).isEmpty();
  }

  @Test
  @Tag("PS-4.7")
  void credentialsAreForTheirServers() throws FetchException {
    UrlRules rules =
        new UrlRules(
            List.of(),
            List.of(new Credential("anna", "geheim:ü", List.of(named("maps.test", false)))),
            Map.of());

    assertThat(rules.apply("https://maps.test/wms").headers())
        .containsOnly(Map.entry("Authorization", "Basic YW5uYTpnZWhlaW06w7w="));
    assertThat(rules.apply("https://maps.test.evil.test/wms").headers()).isEmpty();
    assertThat(rules.apply("/wms").headers()).isEmpty();
  }

  private static UrlRules rules(List<HttpRule> rules) {
    return new UrlRules(rules, List.of(), Map.of());
  }

  private static UrlMatcher named(String name, boolean below) {
    return new UrlMatcher(
        false, Optional.empty(), Optional.empty(), new UrlMatcher.Host.Name(name, below));
  }
}
