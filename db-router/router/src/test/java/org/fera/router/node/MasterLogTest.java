package org.fera.router.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MasterLogTest {

  private final MasterLog log = new MasterLog(Duration.ofSeconds(5));

  private static Observation master(long second, long lsn, int timeline) {
    return new Observation(second * 1_000_000_000L, false, lsn, timeline, 1, Optional.empty());
  }

  private static Observation slave(long second, long lsn) {
    return new Observation(second * 1_000_000_000L, true, lsn, 0, 1, Optional.empty());
  }

  private static Lag lag(long bytes, long seconds) {
    return new Lag(bytes, Duration.ofSeconds(seconds));
  }

  @Tag("DR-8.3")
  @Test
  void an_idle_master_ages_nobody() {
    for (int second = 0; second <= 600; second++) {
      log.add(master(second, 100, 1));
    }
    assertThat(log.of(slave(600, 100))).contains(Lag.NONE);
    log.add(master(601, 150, 1));
    assertThat(log.of(slave(601, 100))).contains(lag(50, 1));
  }

  @Test
  void the_age_is_the_time_since_the_master_was_where_the_slave_is() {
    for (int second = 0; second <= 60; second++) {
      log.add(master(second, second * 10L, 1));
    }
    assertThat(log.of(slave(60, 400))).contains(lag(200, 20));
    assertThat(log.of(slave(60, 405))).contains(lag(195, 20));
    assertThat(log.of(slave(60, 700))).contains(Lag.NONE);
    assertThat(log.of(slave(61, 600))).contains(Lag.NONE);
  }

  @Test
  void a_slave_behind_all_that_is_remembered_is_at_least_that_old() {
    for (int second = 0; second <= 2000; second++) {
      log.add(master(second, 1000 + second, 1));
    }
    assertThat(log.of(slave(2000, 5)).get().staleness()).isEqualTo(Duration.ofSeconds(899));
  }

  @Test
  void without_a_recent_answer_of_the_master_nothing_is_known() {
    assertThat(log.of(slave(0, 5))).isEmpty();
    log.add(master(10, 100, 1));
    assertThat(log.of(slave(15, 5))).isPresent();
    assertThat(log.of(slave(16, 5))).isEmpty();
    assertThat(log.latest()).map(Observation::lsn).isEqualTo(Optional.of(100L));
  }

  @Test
  void a_new_timeline_begins_anew() {
    log.add(master(1, 100, 1));
    log.add(master(2, 90, 2));
    assertThat(log.of(slave(2, 95))).contains(Lag.NONE);
    assertThat(log.of(slave(2, 80))).contains(lag(10, 0));
  }
}
