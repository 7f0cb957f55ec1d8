package org.fera.tile.tileset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurgesTest {

  private static final Instant EARLY = Instant.ofEpochMilli(1_000);
  private static final Instant LATE = Instant.ofEpochMilli(2_000);
  private static final Purges WHOLE = Purges.of(PurgeScope.of("base", Optional.empty()), EARLY);
  private static final Purges GRID = Purges.of(PurgeScope.of("base", Optional.of("swiss")), LATE);

  @Test
  @Tag("TS-4.5.1")
  void theLaterOfTilesetAndGridCounts() {
    Purges both = WHOLE.merged(GRID);

    assertThat(both.of("base", "swiss")).contains(LATE);
    assertThat(both.of("base", "other")).contains(EARLY);
    assertThat(GRID.of("base", "other")).isEmpty();
    assertThat(both.of("bas", "swiss")).isEmpty();
    assertThat(
            both.merged(Purges.of(PurgeScope.of("base", Optional.empty()), LATE.plusMillis(1)))
                .of("base", "swiss"))
        .contains(LATE.plusMillis(1));
  }

  @Test
  @Tag("TS-4.5.3")
  void tilesWithTheValuesOfAPurgeAreMeantAlone() {
    Map<String, String> red = Map.of("theme", "red", "time", "2024");
    Purges one = Purges.of(new PurgeScope("base", Optional.empty(), Map.of("theme", "red")), EARLY);
    Purges both = one.merged(Purges.of(new PurgeScope("base", Optional.of("swiss"), red), LATE));

    assertThat(both.of("base", "swiss", red)).contains(LATE);
    assertThat(both.of("base", "other", red)).contains(EARLY);
    assertThat(both.of("base", "swiss", Map.of("theme", "red", "time", "2023"))).contains(EARLY);
    assertThat(both.of("base", "swiss", Map.of("theme", "blue", "time", "2024"))).isEmpty();
    assertThat(both.of("base", "swiss")).isEmpty();
    assertThat(both.byValue("base")).isEqualTo(both);
    assertThat(both.byValue("bas")).isEqualTo(Purges.NONE);
  }

  @Test
  @Tag("TS-4.5.3")
  void whatALaterAndWiderPurgeCoversIsLeftOut() {
    Purges values =
        Purges.of(new PurgeScope("base", Optional.of("swiss"), Map.of("a", "b")), EARLY);

    assertThat(values.merged(GRID)).isEqualTo(GRID);
    assertThat(GRID.merged(values)).isSameAs(GRID);
    assertThat(
            WHOLE
                .merged(Purges.of(new PurgeScope("base", Optional.empty(), Map.of("a", "b")), LATE))
                .since())
        .hasSize(2);
  }

  @ParameterizedTest
  @Tag("TS-4.5.3")
  @ValueSource(strings = {"a b", "a=b", "a&b", "a\nb", " ", "ä/ö%20", "+", ""})
  void aTextHoldsAnyValue(String value) {
    PurgeScope scope = new PurgeScope("base", Optional.of("swiss"), Map.of("a", value, "b", value));
    Purges purges = Purges.of(scope, EARLY);

    assertThat(purges.text().lines()).hasSize(1);
    assertThat(Purges.parse(purges.text())).isEqualTo(purges);
  }

  @Test
  @Tag("TS-4.5.2")
  void instancesAgreeWhateverTheOrder() {
    Purges older = Purges.of(PurgeScope.of("base", Optional.of("swiss")), EARLY);

    assertThat(WHOLE.merged(GRID)).isEqualTo(GRID.merged(WHOLE));
    assertThat(older.merged(GRID)).isEqualTo(GRID);
    assertThat(GRID.merged(older)).isSameAs(GRID);
  }

  @Test
  @Tag("TS-4.5.2")
  void aTextHoldsAllAndGarbageIsLeftOut() {
    Purges both = WHOLE.merged(GRID);

    assertThat(Purges.parse(both.text())).isEqualTo(both);
    assertThat(
            Purges.parse(
                "\u0000\u0001\nx base\n99999999999999999999 base\n5 \n 5 base\n5 a b c\n5 a b =c\n5 a  b=c\n5 a b=%zz\n"))
        .isEqualTo(Purges.NONE);
    assertThat(Purges.parse("junk\n" + both.text() + "more")).isEqualTo(both);
  }
}
