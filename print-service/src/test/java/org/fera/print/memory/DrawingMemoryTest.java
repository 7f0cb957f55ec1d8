package org.fera.print.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DrawingMemoryTest {

  private final DrawingMemory memory = new DrawingMemory(10_000_000);

  @Test
  @Tag("PS-2.7")
  void aJobWaitsUntilAnotherGivesItsMemoryBack() throws Exception {
    DrawingMemory.Held first = memory.hold(6_000_000);
    Thread waiting = new Thread(this::holdSixMegabytes);
    waiting.start();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> waiting.getState() == Thread.State.WAITING);
    assertThat(second).isNotDone();

    first.close();

    assertThat(second).succeedsWithin(Duration.ofSeconds(30));
  }

  private final CompletableFuture<DrawingMemory.Held> second = new CompletableFuture<>();

  private void holdSixMegabytes() {
    try {
      second.complete(memory.hold(6_000_000));
    } catch (TooLargeException | InterruptedException e) {
      second.completeExceptionally(e);
    }
  }

  @Test
  @Tag("PS-2.7")
  void whatNeverFitsIsRefusedInWords() {
    assertThatThrownBy(() -> memory.hold(11_000_000))
        .isInstanceOf(TooLargeException.class)
        .hasMessageContaining("11 MB")
        .hasMessageContaining("lower resolution");
  }
}
