package org.fera.app.shortlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://portal/theme/A?x=1#y, https://portal/theme/A?x=1#y",
    "https://PORTAL/theme/A, https://PORTAL/theme/A",
    "https://evil.example.com/theme/A?x=1, http://portal/theme/A?x=1",
    "https://evil.example.com, http://portal/",
    "https://evil.example.com?x=1, http://portal/?x=1",
    "https://portal@evil.example.com/x, http://portal/x",
    "https://evil.example.com//evil.example.com/, http://portal//evil.example.com/"
  })
  @Tag("WA-2.6.9")
  void leadsToKnownHostsOnly(String stored, String address) {
    assertThat(LongUrl.held(stored, Set.of("portal"), "http://portal")).isEqualTo(address);
  }
}
