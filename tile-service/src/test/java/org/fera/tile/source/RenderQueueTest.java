package org.fera.tile.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One picture at a time, two may wait. */
class RenderQueueTest {

  private final Vertx vertx = Vertx.vertx();
  private final RenderQueue queue = new RenderQueue(vertx, 1, 2, Duration.ofMinutes(5));
  private final List<String> started = new ArrayList<>();
  private final List<Promise<String>> running = new ArrayList<>();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  @Tag("TS-8.9")
  void theMostUrgentIsNextAndAmongEqualsTheFirst() {
    submit("first", Urgency.TILE);
    submit("refresh", Urgency.REFRESH);
    submit("tile", Urgency.TILE);
    finish(0);
    submit("map", Urgency.MAP);
    finish(1);
    finish(2);
    submit("second map", Urgency.MAP);
    submit("third map", Urgency.MAP);
    finish(3);
    finish(4);

    assertThat(started)
        .containsExactly("first", "tile", "map", "refresh", "second map", "third map");
  }

  @Test
  @Tag("TS-8.9")
  void oneThatIsLessUrgentGivesUpItsPlace() {
    submit("running", Urgency.TILE);
    Future<String> tile = submit("tile", Urgency.TILE);
    Future<String> map = submit("map", Urgency.MAP);
    Future<String> late = submit("late", Urgency.TILE);

    assertThat(map.cause())
        .isInstanceOfSatisfying(
            SourceFailure.class,
            failure -> assertThat(failure.reason()).isEqualTo(SourceFailure.Reason.TOO_BUSY));
    assertThat(submit("surplus", Urgency.TILE).failed()).isTrue();
    assertThat(queue.waiting()).isEqualTo(2);
    finish(0);
    finish(1);
    finish(2);
    assertThat(tile.succeeded()).isTrue();
    assertThat(late.succeeded()).isTrue();
    assertThat(queue.running()).isZero();
  }

  @Test
  @Tag("TS-8.9")
  void urgencyRisesWhileItWaits() {
    AtomicReference<Urgency> urgency = new AtomicReference<>(Urgency.REFRESH);
    submit("running", Urgency.TILE);
    submit("map", Urgency.MAP);
    queue.submit(urgency::get, () -> start("risen"));
    urgency.set(Urgency.TILE);
    finish(0);

    assertThat(started).containsExactly("running", "risen");
  }

  private Future<String> submit(String name, Urgency urgency) {
    return queue.submit(() -> urgency, () -> start(name));
  }

  private Future<String> start(String name) {
    started.add(name);
    Promise<String> promise = Promise.promise();
    running.add(promise);
    return promise.future();
  }

  private void finish(int number) {
    running.get(number).complete(started.get(number));
  }
}
