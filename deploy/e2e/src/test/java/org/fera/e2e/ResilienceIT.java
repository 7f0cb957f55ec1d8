package org.fera.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With two instances of each service, the loss of any one part leaves the page usable. */
@ExtendWith(RunningPortal.class)
class ResilienceIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Fera fera;
  private final Page page;

  ResilienceIT(Fera fera) {
    this.fera = fera;
    this.page = new Page(fera.entry());
  }

  /** A process that runs is not yet an instance that HAProxy knows to be ready. */
  @BeforeEach
  @AfterEach
  void awaitTheWhole() {
    Status.awaitAllRunning(fera);
    for (String path : List.of(Page.SEARCH, Page.LAYOUTS, Page.TILE)) {
      await("both instances at " + path)
          .atMost(LIMIT)
          .until(() -> page.instances(path, 10).size() == 2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "wsgi-app, 1",
    "wsgi-app, 2",
    "print-service, 1",
    "print-service, 2",
    "tile-service, 1",
    "tile-service, 2",
    "memcached, 1",
    "memcached, 2"
  })
  @Tag("FE-4.4")
  void aKilledInstanceIsNotMissed(String service, int instance) {
    assertThat(page.failures()).as("before").isEmpty();
    Status.Service victim = Status.of(fera).instance(service, instance);

    Fera.signal("KILL", victim.pid());

    for (int round = 0; round < 5; round++) {
      assertThat(page.failures()).as("round %d", round).isEmpty();
    }
    await("a new " + service)
        .atMost(LIMIT)
        .until(() -> Status.of(fera).instance(service, instance).pid() != victim.pid());
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres-2", "postgres-3"})
  @Tag("FE-4.5")
  void aKilledSlaveLeavesThePageUsable(String slave) {
    Fera.signal("KILL", Status.of(fera).instance(slave, 1).pid());

    // What is in flight on the dead node may fail; what begins once that is noticed may not.
    await("the page").atMost(LIMIT).until(() -> page.failures().isEmpty());
    assertThat(page.failures(Page.SEARCH, 50)).isEmpty();
    assertThat(page.failures(Page.THEMES, 10)).isEmpty();
    assertThat(page.failures(Page.MAP, 20)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wsgi-app", "print-service", "tile-service"})
  @Tag("FE-4.6")
  void anInstanceThatIsStoppedIsDrained(String service) {
    Status.Service leaving = Status.of(fera).instance(service, 1);
    List<String> paths = List.of(Page.SEARCH, Page.THEMES, Page.TILE, Page.LAYOUTS);
    try (Load load = new Load(fera.entry(), paths)) {
      await("requests").atMost(LIMIT).until(() -> load.answered() > 50);

      Fera.signal("TERM", leaving.pid());

      await("a new instance")
          .atMost(LIMIT)
          .until(
              () -> {
                Status.Service now = Status.of(fera).instance(service, 1);
                return now.pid() != leaving.pid() && now.state().equals("running");
              });
      long then = load.answered();
      await("requests").atMost(LIMIT).until(() -> load.answered() > then + 50);
      assertThat(load.failures()).isEmpty();
    }
  }

  @Test
  @Tag("FE-4.7")
  void tenThousandRequestsLeaveEachServiceBelow350Megabytes() {
    List<String> paths = List.of(Page.SEARCH, Page.THEMES, Page.TILE, Page.LAYOUTS, Page.MAP);
    try (Load load = new Load(fera.entry(), paths)) {
      await("requests").atMost(Duration.ofMinutes(3)).until(() -> load.answered() > 10_000);
      assertThat(load.failures()).isEmpty();
    }

    Status status = Status.of(fera);
    for (String service : List.of("wsgi-app", "print-service", "tile-service")) {
      assertThat(status.named(service))
          .allSatisfy(s -> assertThat(s.rssMb()).as(s.toString()).isBetween(30, 350));
    }
  }
}
