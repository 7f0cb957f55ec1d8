package org.fera.print.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private final Answers answers = new Answers(100_000);
  private final AtomicInteger exchanges = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  @Tag("PS-4.6")
  void anAnswerIsUsedAgainForTheSameCookiesOnlyAndIfItsServerAllows() throws Exception {
    get("/a", "anna", Duration.ofMinutes(1));
    get("/a", "anna", Duration.ofMinutes(1));
    assertThat(exchanges).hasValue(1);
    get("/a", "bert", Duration.ofMinutes(1));
    assertThat(exchanges).hasValue(2);
    get("/b", "anna", Duration.ZERO);
    get("/b", "anna", Duration.ZERO);
    assertThat(exchanges).hasValue(4);
  }

  @Test
  @Tag("PS-4.6")
  void theOldestGoWhenThereAreTooMany() throws Exception {
    for (int i = 0; i < 200; i++) {
      get("/" + i, "anna", Duration.ofMinutes(1));
    }
    get("/199", "anna", Duration.ofMinutes(1));
    assertThat(exchanges).hasValue(200);
    get("/0", "anna", Duration.ofMinutes(1));
    assertThat(exchanges).hasValue(201);
  }

  @Test
  @Tag("PS-4.6")
  void equalRequestsAtTheSameTimeAreMadeOnce() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    List<Future<HttpExchange.Answer>> asked =
        IntStream.range(0, 5)
            .mapToObj(
                i -> threads.submit(() -> answers.get(key("/a", "anna"), () -> slow(release))))
            .toList();
    await().atMost(Duration.ofSeconds(30)).until(() -> exchanges.get() == 1);
    release.countDown();

    for (Future<HttpExchange.Answer> one : asked) {
      assertThat(one.get().fetched().status()).isEqualTo(200);
    }
    assertThat(exchanges).hasValue(1);
  }

  @Test
  @Tag("PS-4.6")
  void aCancelledRequestDoesNotFailThoseWhoWaitForTheSame() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Future<HttpExchange.Answer> first =
        threads.submit(() -> answers.get(key("/a", "anna"), () -> slow(release)));
    await().atMost(Duration.ofSeconds(30)).until(() -> exchanges.get() == 1);
    Future<HttpExchange.Answer> second =
        threads.submit(() -> answers.get(key("/a", "anna"), () -> slow(release)));
    first.cancel(true);
    await().atMost(Duration.ofSeconds(30)).until(() -> exchanges.get() == 2);
    release.countDown();

    assertThat(second.get().fetched().status()).isEqualTo(200);
  }

  @Test
  @Tag("PS-4.6")
  void aFailureIsToldAndNotKept() throws Exception {
    assertThatThrownBy(
            () ->
                answers.get(
                    key("/a", "anna"),
                    () -> {
                      throw new FetchException("no");
                    }))
        .hasMessage("no");
    assertThat(get("/a", "anna", Duration.ZERO).fetched().status()).isEqualTo(200);
  }

  private HttpExchange.Answer slow(CountDownLatch release) throws InterruptedException {
    exchanges.incrementAndGet();
    release.await();
    return answer(Duration.ofMinutes(1));
  }

  private HttpExchange.Answer get(String url, String user, Duration fresh) throws Exception {
    return answers.get(
        key(url, user),
        () -> {
          exchanges.incrementAndGet();
          return answer(fresh);
        });
  }

  private static Answers.Key key(String url, String user) {
    return Answers.Key.of(
        url,
        new Caller("job", Map.of("Cookie", user, "X-Request-ID", Double.toString(Math.random()))),
        Map.of());
  }

  private static HttpExchange.Answer answer(Duration fresh) {
    Fetched fetched = new Fetched(200, "image/png", new byte[10]);
    return new HttpExchange.Answer(fetched, null, fresh, Duration.ZERO);
  }
}
