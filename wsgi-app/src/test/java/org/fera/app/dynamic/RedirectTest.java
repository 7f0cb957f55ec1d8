package org.fera.app.dynamic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("WA-2.2.5")
class RedirectTest {

  private static final String BASE = "https://portal/p/";

  @Test
  void goesToTheSameTheme() {
    Redirect redirect = Redirect.of(BASE, "mobile", "?a=b+c", "/desktop/theme/My+theme");
    assertThat(redirect.url()).isEqualTo(BASE + "mobile/theme/My%20theme?a=b%20c");
    assertThat(redirect.stayUrl()).isEqualTo(BASE + "mobile/theme/My%20theme?no_redirect=t&a=b+c");
  }

  @Test
  void goesToTheStartWithoutATheme() {
    Redirect redirect = Redirect.of(BASE, "mobile", null, "/");
    assertThat(redirect.url()).isEqualTo(BASE + "mobile");
    assertThat(redirect.stayUrl()).isEqualTo(BASE + "mobile?no_redirect=t");
  }

  @Test
  void staysWhereItWasAskedTo() {
    assertThat(Redirect.isKept("?no_redirect=t&a=b")).isTrue();
    assertThat(Redirect.isKept("?a=b&no_redirect")).isTrue();
    assertThat(Redirect.isKept("?a=no_redirect")).isFalse();
    assertThat(Redirect.isKept(null)).isFalse();
  }
}
