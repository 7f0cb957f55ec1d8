package org.fera.router.written;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WrittenPositionsTest {

  private static Position at(int timeline, long lsn) {
    return new Position(1, timeline, lsn);
  }

  private static WrittenPositions after(Map<String, Position> token) {
    return new WrittenPositions(() -> token);
  }

  @Test
  void who_writes_nothing_gets_no_new_token() {
    WrittenPositions request = after(Map.of("main", at(1, 5)));
    assertThat(request.mustSee("main")).contains(at(1, 5));
    assertThat(request.mustSee("other")).isEmpty();
    assertThat(request.result()).isEmpty();
  }

  @Test
  void the_latest_of_several_writes_counts_and_other_sources_are_kept() {
    WrittenPositions request = after(Map.of("main", at(1, 5), "other", at(1, 7)));
    request.taken("main");
    request.written("main", at(1, 20));
    request.taken("main");
    request.written("main", at(1, 10));
    assertThat(request.result()).isEqualTo(Map.of("main", at(1, 20), "other", at(1, 7)));
  }

  @Test
  void a_connection_that_is_still_out_could_have_written_anything() {
    WrittenPositions request = after(Map.of());
    request.taken("main");
    request.written("main", at(1, 20));
    request.taken("main");
    assertThat(request.result()).isEqualTo(Map.of("main", Position.UNKNOWN));
  }

  @Test
  void an_old_unknown_position_ends_with_the_next_known_one() {
    WrittenPositions request = after(Map.of("main", Position.UNKNOWN));
    request.taken("main");
    request.written("main", at(2, 3));
    assertThat(request.result()).isEqualTo(Map.of("main", at(2, 3)));
  }

  @Test
  void a_later_timeline_is_later_and_the_unknown_is_latest() {
    assertThat(at(2, 3).or(at(1, 9))).isEqualTo(at(2, 3));
    assertThat(at(1, 9).or(at(2, 3))).isEqualTo(at(2, 3));
    assertThat(at(1, 9).or(Position.UNKNOWN)).isEqualTo(Position.UNKNOWN);
  }
}
