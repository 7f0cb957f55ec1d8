package org.fera.tile.tileset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PurgesTest {

  private static final Instant EARLY = Instant.ofEpochMilli(1_000);
  private static final Instant LATE = Instant.ofEpochMilli(2_000);
  private static final Purges WHOLE = Purges.of("base", Optional.empty(), EARLY);
  private static final Purges GRID = Purges.of("base", Optional.of("swiss"), LATE);

  @Test
  @Tag("TS-4.5.1")
  void theLaterOfTilesetAndGridCounts() {
    Purges both = WHOLE.merged(GRID);

    assertThat(both.of("base", "swiss")).contains(LATE);
    assertThat(both.of("base", "other")).contains(EARLY);
    assertThat(GRID.of("base", "other")).isEmpty();
    assertThat(both.of("bas", "swiss")).isEmpty();
    assertThat(
            both.merged(Purges.of("base", Optional.empty(), LATE.plusMillis(1)))
                .of("base", "swiss"))
        .contains(LATE.plusMillis(1));
  }

  @Test
  @Tag("TS-4.5.2")
  void instancesAgreeWhateverTheOrder() {
    Purges older = Purges.of("base", Optional.of("swiss"), EARLY);

    assertThat(WHOLE.merged(GRID)).isEqualTo(GRID.merged(WHOLE));
    assertThat(older.merged(GRID)).isEqualTo(GRID);
    assertThat(GRID.merged(older)).isSameAs(GRID);
  }

  @Test
  @Tag("TS-4.5.2")
  void aTextHoldsAllAndGarbageIsLeftOut() {
    Purges both = WHOLE.merged(GRID);

    assertThat(Purges.parse(both.text())).isEqualTo(both);
    assertThat(Purges.parse("\u0000\u0001\nx base\n99999999999999999999 base\n5 \n 5 base\n"))
        .isEqualTo(Purges.NONE);
    assertThat(Purges.parse("junk\n" + both.text() + "more")).isEqualTo(both);
  }
}
