package org.fera.router.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LagJudgeTest {

  private final LagJudge judge = new LagJudge(100, Duration.ofSeconds(10));

  private boolean see(long bytes, long seconds) {
    return judge.lagging(Optional.of(new Lag(bytes, Duration.ofSeconds(seconds))));
  }

  @Test
  void two_looks_beyond_either_limit_eject_and_three_below_half_readmit() {
    assertThat(see(101, 0)).isFalse();
    assertThat(see(100, 10)).isFalse();
    assertThat(see(0, 11)).isFalse();
    assertThat(see(101, 0)).isTrue();
    assertThat(see(50, 5)).isTrue();
    assertThat(see(50, 5)).isTrue();
    assertThat(see(51, 0)).isTrue();
    assertThat(see(0, 0)).isTrue();
    assertThat(see(0, 0)).isTrue();
    assertThat(see(0, 0)).isFalse();
  }

  @Test
  void the_unknown_changes_no_verdict() {
    assertThat(judge.lagging(Optional.empty())).isFalse();
    see(101, 0);
    see(101, 0);
    for (int i = 0; i < 10; i++) {
      assertThat(judge.lagging(Optional.empty())).isTrue();
    }
  }
}
