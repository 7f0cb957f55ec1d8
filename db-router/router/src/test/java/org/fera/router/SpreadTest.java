package org.fera.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fera.postgres.Node;
import org.fera.postgres.PostgresCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads are spread over the slaves. */
class SpreadTest {

  private static final int READS = 10_000;

  private final PostgresCluster cluster = BreakableCluster.get();

  @Tag("DR-2.5")
  @Test
  void ten_thousand_reads_are_shared_evenly_and_the_master_gets_none() {
    try (DbRouter router = Routers.over(cluster, Map.of());
        Load load = Load.of(16, () -> Routers.read(router))) {
      await().atMost(Duration.ofMinutes(2)).until(() -> load.since(0).size() >= READS);
      List<Load.Call> calls = load.since(0);
      assertThat(load.failures()).isEmpty();
      assertThat(calls).noneMatch(call -> call.node().equals(cluster.master().host()));
      for (Node slave : cluster.slaves()) {
        long share = calls.stream().filter(call -> call.node().equals(slave.host())).count();
        assertThat(share / (double) calls.size()).as(slave.host()).isBetween(0.45, 0.55);
      }
    }
  }
}
