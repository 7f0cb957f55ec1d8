package org.fera.app.themes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("WA-2.1.14")
class TimeExtentTest {

  @Test
  void readsSingleTimes() {
    TimeNode node = TimeExtent.of("2011,2010,2012", "2011/2012").node("value", "slider");
    assertThat(node)
        .isEqualTo(
            new TimeNode(
                "2010-01-01T00:00:00Z",
                "2012-01-01T00:00:00Z",
                List.of("2010-01-01T00:00:00Z", "2011-01-01T00:00:00Z", "2012-01-01T00:00:00Z"),
                null,
                "year",
                "2011-01-01T00:00:00Z",
                "2012-01-01T00:00:00Z",
                "value",
                "slider"));
  }

  @Test
  void readsIntervals() {
    TimeNode node = TimeExtent.of("2000-01/2010-12/P1Y2M3DT4S", null).node("range", "datepicker");
    assertThat(node.interval()).containsExactly(1, 2, 3, 4);
    assertThat(node.resolution()).isEqualTo("month");
    assertThat(node.maxValue()).isEqualTo("2010-12-01T00:00:00Z");
    assertThat(node.values()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2005, year",
    "2005-06, month",
    "2005-06-07, day",
    "2005-06-07T08:09:10Z, second",
    "2005-06-07T08:09:10, second",
    "2005-06-07T10:09:10+02:00, second"
  })
  void knowsHowExactATimeIs(String text, String resolution) {
    TimeText time = TimeText.of(text);
    assertThat(time.resolution()).isEqualTo(resolution);
    assertThat(time.instant().toString()).startsWith("2005-0");
  }

  @Test
  void putsTimesTogether() {
    TimeExtent merged = TimeExtent.of("2000,2001", "2000").merged(TimeExtent.of("1999", "2002"));
    TimeNode node = merged.node("value", "slider");
    assertThat(node.values()).hasSize(3).startsWith("1999-01-01T00:00:00Z");
    assertThat(node.minDefValue()).isEqualTo("2000-01-01T00:00:00Z");
  }

  @Test
  void keepsApartWhatCannotBeAskedTogether() {
    TimeExtent values = TimeExtent.of("2000", null);
    TimeExtent yearly = TimeExtent.of("2000/2010/P1Y", null);
    TimeExtent monthly = TimeExtent.of("2000/2010/P1M", null);
    assertThatThrownBy(() -> values.merged(yearly)).hasMessageContaining("interval");
    assertThatThrownBy(() -> yearly.merged(values)).hasMessageContaining("values");
    assertThatThrownBy(() -> yearly.merged(monthly)).hasMessageContaining("different intervals");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "20x0", "2000/2010", "2000/2010/P1Y,2011", "2000/2010/every year"})
  void refusesWhatIsNoTime(String extent) {
    assertThatThrownBy(() -> TimeExtent.of(extent, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
