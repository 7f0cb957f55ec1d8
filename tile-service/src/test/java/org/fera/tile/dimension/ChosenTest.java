package org.fera.tile.dimension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChosenTest {

  private static final List<List<String>> DIFFERENT =
      List.of(
          List.of("a", "bc"),
          List.of("ab", "c"),
          List.of("a:", "bc"),
          List.of("1:a", "b"),
          List.of("a/b", "x"),
          List.of("a.b", "x"),
          List.of("a#b", "x"),
          List.of("a#002fb", "x"),
          List.of("a b", "x"),
          List.of("..", "x"),
          List.of("é".repeat(128), "x"),
          List.of("é".repeat(127) + "e", "x"));

  @Test
  @Tag("TS-3.9")
  void differentValuesHaveDifferentNamesThatFitIntoKeys() {
    Set<String> names = new HashSet<>();
    DIFFERENT.forEach(values -> names.add(new Chosen(values).name()));

    assertThat(names).hasSize(DIFFERENT.size()).allMatch(name -> name.matches("[0-9a-z]{1,25}"));
  }

  @Test
  @Tag("TS-3.9")
  void differentValuesHaveDifferentPathsThatLeadNowhereElse() {
    List<List<String>> paths =
        DIFFERENT.stream().map(values -> new Chosen(values).segments()).toList();

    assertThat(Set.copyOf(paths)).hasSize(DIFFERENT.size());
    assertThat(paths.stream().flatMap(List::stream))
        .allMatch(segment -> segment.matches("[A-Za-z0-9#:_+-]{1,200}"));
  }

  @ParameterizedTest
  @Tag("TS-3.10")
  @CsvSource({
    "2020, true",
    "2024, true",
    "2024-12, true",
    "2024-12-31, true",
    "2024-12-31T23:59:59Z, true",
    "2022-02-30, false",
    "2025, false",
    "2019-12-31T23:59:59Z, false",
    "2020-01-01T00:30:00+01:00, false",
    "2015-07, true",
    "2014, false",
    "20, false",
    "now, false",
    "2022/2023, false",
    "-2022, false",
    "2024-12-31T24:00:00Z, false"
  })
  void timesAreThoseOfTheSpans(String asked, boolean there) {
    Allowed times =
        new Allowed.Times(Stream.of("2015", "2020-01-01/2024-12-31").map(TimeSpan::of).toList());

    assertThat(times.value(asked).isPresent()).isEqualTo(there);
  }
}
