package org.fera.print.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilenameTest {

  @ParameterizedTest
  @Tag("PS-1.9")
  @CsvSource(
      delimiter = '|',
      value = {
        "map|map.pdf",
        "map.pdf|map.pdf",
        "map-${yyyy-MM-dd}|map-2026-03-04.pdf",
        "${date}-${time}|20260304-050607.pdf",
        "Plan de Genève, 1|Plan_de_Gen_ve_1.pdf",
        "../../etc/passwd|.._.._etc_passwd.pdf",
        "a${nonsense}|a__nonsense_.pdf",
      })
  void datesAreFilledInAndOddCharactersReplaced(String pattern, String name) {
    ZonedDateTime now = ZonedDateTime.of(2026, 3, 4, 5, 6, 7, 0, ZoneOffset.UTC);

    assertThat(Filename.of(pattern, "pdf", now)).isEqualTo(name);
  }
}
