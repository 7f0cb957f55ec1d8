package org.fera.tile.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CircuitTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final Circuit circuit = new Circuit(2, Duration.ofNanos(10), now::get);

  @Test
  @Tag("TS-8.3")
  void itOpensAfterFailuresInARowOnly() {
    circuit.failed();
    circuit.succeeded();
    circuit.failed();
    assertThat(circuit.allows()).isTrue();

    circuit.failed();
    assertThat(circuit.allows()).isFalse();
    assertThat(circuit.isOpen()).isTrue();
  }

  @Test
  @Tag("TS-8.3")
  void afterItsTimeOneAttemptDecides() {
    circuit.failed();
    circuit.failed();
    now.addAndGet(10);

    assertThat(circuit.allows()).isTrue();
    assertThat(circuit.allows()).as("a second caller in the meantime").isFalse();

    circuit.succeeded();
    assertThat(circuit.allows()).isTrue();
    assertThat(circuit.allows()).isTrue();
  }
}
