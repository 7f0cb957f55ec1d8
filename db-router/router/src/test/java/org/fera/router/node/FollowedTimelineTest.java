package org.fera.router.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FollowedTimelineTest {

  private final FollowedTimeline followed = new FollowedTimeline();

  @Tag("DR-10.5")
  @Test
  void a_slave_that_stands_still_does_not_follow_the_new_master() {
    followed.saw(1, 100);
    assertThat(followed.confirmed(1)).isTrue();
    followed.saw(2, 150);
    followed.saw(2, 150);
    assertThat(followed.confirmed(2)).isFalse();
    followed.saw(2, 151);
    assertThat(followed.confirmed(2)).isTrue();
    assertThat(followed.confirmed(1)).isFalse();
  }
}
