package org.fera.app.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CircuitTest {

  private static final Duration REST = Duration.ofSeconds(5);

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final Circuit circuit =
      new Circuit(
          3,
          REST,
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      circuit.failed();
    }
  }

  @Test
  @Tag("WA-8.13")
  void leavesAServerAloneThatFailsAgainAndAgain() {
    fail(2);
    assertThat(circuit.lets()).isTrue();
    fail(1);
    assertThat(circuit.lets()).isFalse();
    now = now.plus(REST).minusMillis(1);
    assertThat(circuit.lets()).isFalse();
  }

  @Test
  @Tag("WA-8.13")
  void letsOneTryAfterARest() {
    fail(3);
    now = now.plus(REST);
    assertThat(circuit.lets()).as("one tries").isTrue();
    assertThat(circuit.lets()).as("the others wait for it").isFalse();
    fail(1);
    assertThat(circuit.lets()).isFalse();
    now = now.plus(REST);
    assertThat(circuit.lets()).isTrue();
    circuit.succeeded();
    assertThat(circuit.lets()).isTrue();
    fail(2);
    assertThat(circuit.lets()).as("counts from the start").isTrue();
  }
}
