package org.fera.router.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForceListTest {

  @Tag("DR-1.7")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /(a+)+b",
        "GET /(a*)*",
        "GET /(a|aa)+$",
        "GET /((a+)b?)*",
        "(\\w+ ?){2,}x",
        "GET /(x[ab]+)+"
      })
  void an_expression_that_could_run_away_is_refused(String expression) {
    assertThatThrownBy(() -> ForceList.of(List.of(expression)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expression);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /[", "GET /(a", "*"})
  void a_broken_expression_is_named(String expression) {
    assertThatThrownBy(() -> ForceList.of(List.of(expression)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("`" + expression + "` is no regular expression");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /s/.*",
        "\\w+ /printproxy/.*",
        "(GET|POST) /x",
        "GET /(a|b)/c+",
        "GET /[(+]*x",
        "GET /\\(a+\\)+",
        "GET \\Q/(a+)+\\E.*",
        "GET /(abc)+",
        "GET /a{2,3}",
        "GET /(a+){2}"
      })
  void usual_expressions_are_taken(String expression) {
    assertThat(ForceList.of(List.of(expression)).matches("NONE", "/")).isFalse();
  }
}
