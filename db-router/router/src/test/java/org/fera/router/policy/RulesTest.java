package org.fera.router.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fera.router.Role.MASTER;
import static org.fera.router.Role.SLAVE;

import java.util.List;
import java.util.Optional;
import org.fera.router.Role;
import org.fera.router.policy.Decision.Reason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

  private static final Rules PLAIN = Rules.of("/", List.of(), List.of());

  private static final Rules BOTH =
      Rules.of(
          "/",
          List.of("\\w+ /both", "GET /only-master"),
          List.of("\\w+ /both", "\\w+ /only-slave"));

  private static Decision decide(Rules rules, String method, String path, Role asked) {
    return rules.decide(method, path, Optional.ofNullable(asked), false);
  }

  @Tag("DR-1.1")
  @ParameterizedTest
  @CsvSource({
    "GET, SLAVE",
    "HEAD, SLAVE",
    "OPTIONS, SLAVE",
    "POST, MASTER",
    "PUT, MASTER",
    "PATCH, MASTER",
    "DELETE, MASTER",
    "PROPFIND, MASTER",
    "get, MASTER"
  })
  void the_method_decides_when_nothing_else_does(String method, Role role) {
    assertThat(decide(PLAIN, method, "/x", null)).isEqualTo(new Decision(role, Reason.METHOD));
  }

  @Tag("DR-1.2")
  @Test
  void each_rule_beats_the_ones_below_it() {
    assertThat(BOTH.decide("POST", "/both", Optional.of(MASTER), true))
        .isEqualTo(new Decision(SLAVE, Reason.READ_ONLY));
    assertThat(decide(BOTH, "GET", "/both", SLAVE))
        .isEqualTo(new Decision(MASTER, Reason.FORCE_MASTER));
    assertThat(decide(BOTH, "POST", "/only-slave", MASTER))
        .isEqualTo(new Decision(MASTER, Reason.USE_MASTER));
    assertThat(decide(BOTH, "POST", "/only-slave", null))
        .isEqualTo(new Decision(SLAVE, Reason.FORCE_SLAVE));
    assertThat(decide(BOTH, "POST", "/x", SLAVE)).isEqualTo(new Decision(SLAVE, Reason.USE_SLAVE));
    assertThat(decide(BOTH, "GET", "/x", MASTER))
        .isEqualTo(new Decision(MASTER, Reason.USE_MASTER));
  }

  @Tag("DR-1.3")
  @ParameterizedTest
  @CsvSource({
    "GET, /s/x, MASTER",
    "HEAD, /s/x, MASTER",
    "OPTIONS, /s/x, SLAVE",
    "GET, /stats, SLAVE",
    "GET, /a/s/x, SLAVE",
    "GET, /S/x, SLAVE",
    "GET, /short/get/x, MASTER",
    "GET, /oidc/callback, MASTER",
    "GET, /oauth/login, MASTER",
    "GET, /oauth/login/more, MASTER",
    "GET, /logout, MASTER",
    "POST, /printproxy/report.pdf, SLAVE",
    "POST, /print/report.pdf, MASTER"
  })
  void the_default_lists_name_the_suites_own_exceptions(String method, String path, Role role) {
    assertThat(decide(PLAIN, method, path, null).role()).isEqualTo(role);
  }

  @Tag("DR-1.6")
  @Test
  void the_lists_see_the_entry_point() {
    Rules rules = Rules.of("/po.tal/", List.of("GET /po.tal//mine"), List.of());
    assertThat(decide(rules, "GET", "/po.tal/s/x", null).role()).isEqualTo(MASTER);
    assertThat(decide(rules, "GET", "/portal/s/x", null).role()).isEqualTo(SLAVE);
    assertThat(decide(rules, "GET", "/po.tal/mine", null).role()).isEqualTo(MASTER);
  }

  @Test
  void outside_of_a_request_it_is_the_master_unless_code_asks_for_a_slave() {
    assertThat(PLAIN.outside(Optional.empty(), false).role()).isEqualTo(MASTER);
    assertThat(PLAIN.outside(Optional.of(SLAVE), false).role()).isEqualTo(SLAVE);
    assertThat(PLAIN.outside(Optional.of(MASTER), true).role()).isEqualTo(SLAVE);
  }

  @Tag("DR-1.7")
  @Test
  void a_path_on_which_a_list_takes_too_long_goes_to_the_master() {
    Rules slow = Rules.of("/", List.of(), List.of("GET /.*x.*x.*x.*x.*!"));
    assertThat(decide(slow, "GET", "/" + "x".repeat(3000), null).role()).isEqualTo(MASTER);
    assertThat(decide(slow, "GET", "/xxxx!", null).reason()).isEqualTo(Reason.FORCE_SLAVE);
  }
}
