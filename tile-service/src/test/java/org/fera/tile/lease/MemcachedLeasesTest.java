package org.fera.tile.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.fera.tile.cache.MemcachedClient;
import org.fera.tile.lease.Leases.Granted;
import org.fera.tile.lease.Leases.Others;
import org.fera.tile.lease.Leases.Taken;
import org.fera.tile.testing.MemcachedClients;
import org.fera.tile.testing.MemcachedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MemcachedLeasesTest {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private MemcachedServer server;
  private Vertx vertx;
  private MemcachedClient client;
  private MemcachedLeases mine;
  private MemcachedLeases others;

  @BeforeEach
  void connectTwoInstances() throws IOException {
    server = MemcachedServer.started();
    vertx = Vertx.vertx();
    client = MemcachedClients.connected(server);
    mine = new MemcachedLeases(client, vertx);
    others = new MemcachedLeases(client, vertx);
  }

  @AfterEach
  void close() {
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    server.close();
  }

  @Test
  @Tag("TS-5.2")
  void oneOfSeveralIsGrantedTheLeaseUntilItGivesItBack() {
    Granted lease = (Granted) get(mine.acquire("m"));

    assertThat(lease.token()).isNotEmpty();
    assertThat(get(others.acquire("m"))).isInstanceOf(Taken.class);
    assertThat(get(others.look("m"))).isEqualTo(Others.DRAWING);

    mine.release("m", lease);
    await().atMost(DEADLINE).until(() -> get(others.look("m")) == Others.NOBODY);
    assertThat(((Granted) get(others.acquire("m"))).token()).isNotEmpty();
  }

  @Test
  @Tag("TS-5.3")
  void aLateOwnerDoesNotEndTheLeaseOfItsSuccessor() {
    Granted late = (Granted) get(mine.acquire("m"));
    // The lease is lost behind its owner's back, as when Memcached evicts it.
    get(client.run("l1:m", memcached -> memcached.delete("l1:m"), () -> null));
    Granted next = (Granted) get(others.acquire("m"));

    mine.release("m", late);
    mine.release("m", late);

    // Whatever the release does, it has been done when an answer to a later command is there.
    get(mine.look("m"));
    get(mine.look("m"));
    assertThat(get(mine.look("m"))).isEqualTo(Others.DRAWING);
    assertThat(next.token()).isNotEmpty();
  }

  @Test
  @Tag("TS-5.4")
  void aFailureIsTold() {
    get(mine.acquire("m"));
    mine.markFailed("m");

    await().atMost(DEADLINE).until(() -> get(others.look("m")) == Others.FAILED);
  }

  @Test
  @Tag("TS-5.5")
  void withoutMemcachedEveryoneMayDraw() {
    server.kill();

    assertThat(get(mine.acquire("m"))).isEqualTo(new Granted(""));
    assertThat(get(others.acquire("m"))).isEqualTo(new Granted(""));
  }

  private static <T> T get(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
