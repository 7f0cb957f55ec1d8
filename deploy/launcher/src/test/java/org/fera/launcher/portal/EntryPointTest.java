package org.fera.launcher.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryPointTest {

  private static final Ports PORTS = new Ports(8080, 0);

  @ParameterizedTest
  @CsvSource({"/, /", "portal, /portal/", "/portal, /portal/", "/a/b/, /a/b/"})
  void aPrefixHasASlashAtBothEnds(String given, String prefix) {
    assertThat(EntryPoint.of(Map.of("VISIBLE_ENTRY_POINT", given), PORTS).prefix())
        .isEqualTo(prefix);
  }

  @Test
  void thePortalIsSeenOnLoopbackAloneUnlessToldOtherwise() {
    EntryPoint byDefault = EntryPoint.of(Map.of(), PORTS);

    assertThat(byDefault.url()).isEqualTo("http://localhost:8080");
    assertThat(byDefault.bind(8080)).startsWith("127.0.0.1:8080").doesNotContain("*");
    assertThat(EntryPoint.of(Map.of("FERA_BIND", "*"), PORTS).bind(80)).isEqualTo("*:80");
  }

  @Test
  void aPrefixThatHaproxyWouldReadAsAPatternIsRefused() {
    assertThatThrownBy(() -> EntryPoint.of(Map.of("VISIBLE_ENTRY_POINT", "/a.*/"), PORTS))
        .hasMessageContaining("VISIBLE_ENTRY_POINT");
  }
}
