package org.fera.app.themes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip | true",
        "GZIP;q=1 | true",
        "br, gzip ; q=0.5 | true",
        "deflate;q=0, *;q=0.001, br | true",
        "gzip;q=0 | false",
        "gzip;q=0.0, br | false",
        "gzip;q=x | false",
        "br | false",
        "xgzip | false",
        "'' | false"
      })
  @Tag("WA-6.9")
  void tellsWhetherTheCallerTakesGzip(String header, boolean takes) {
    assertThat(AcceptEncoding.takesGzip(header)).isEqualTo(takes);
  }

  @Test
  @Tag("WA-6.9")
  void takesNoneForNoneAndReadsALongHeader() {
    assertThat(AcceptEncoding.takesGzip(null)).isFalse();
    assertThat(AcceptEncoding.takesGzip(" ,".repeat(200_000) + "gzip")).isTrue();
  }
}
