package org.fera.router.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTest {

  private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "X");

  private static final List<String> PATHS =
      List.of(
          "/",
          "/s/a",
          "/s",
          "/sx",
          "/s/",
          "/layers/1",
          "/layer",
          "/a.b",
          "/aab",
          "/portal/s/x",
          "/b",
          "/printproxy/report.pdf",
          "/portal/printproxy/x",
          "/x+y",
          "/(a)/b",
          "/ä");

  @Tag("DR-1.7")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /s/.*",
        "GET /s?",
        "GET /s*/a",
        "GET /sx{0,1}",
        "GET /s+",
        "GET \\Q/\\Es/.*",
        "GET \\Q/(a)\\E/b",
        "GET \\Q/s",
        "GET \\Q/s\\E?",
        "\\w+ /printproxy/.*",
        "\\w+ /s|GET /b",
        "\\w+ ?/b",
        "\\w+ \\Q/portal/\\Eprintproxy/.*",
        "GET /b|POST /s/.*",
        "(GET|POST) /s/.*",
        "(?i)get /s/.*",
        "G?ET /b",
        "P(OST|UT) /layers/.*",
        "GET /a\\.b",
        "GET /[sb]",
        "^GET /b$",
        "GET",
        "P",
        ""
      })
  void nothing_is_passed_over_that_the_expression_matches(String expression) {
    Pattern pattern = Pattern.compile(expression);
    ForceList list = ForceList.of(List.of(expression));
    for (String method : METHODS) {
      for (String path : PATHS) {
        boolean matches =
            pattern.matcher(method + " " + path).lookingAt()
                || method.equals("HEAD") && pattern.matcher("GET " + path).lookingAt();
        assertThat(list.matches(method, path)).as(method + " " + path).isEqualTo(matches);
      }
    }
  }

  @Test
  void most_requests_need_no_expression() {
    Prefix shortLinks = Prefix.of("GET \\Q/portal/\\Es/.*");
    assertThat(shortLinks).isEqualTo(new Prefix("GET /portal/s/", false));
    assertThat(shortLinks.fits("GET", "/portal/s/x")).isTrue();
    assertThat(shortLinks.fits("GET", "/portal/themes")).isFalse();
    assertThat(Prefix.of("\\w+ /printproxy/.*").fits("GET", "/themes")).isFalse();
  }
}
