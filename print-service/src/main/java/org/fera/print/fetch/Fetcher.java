package org.fera.print.fetch;

import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fetches URLs for jobs: a bounded number at a time over all jobs and from one server, checked,
 * retried with growing pauses, and given up in time. What is asked for twice is fetched once.
 */
@ApplicationScoped
public class Fetcher {

  private static final int REDIRECTS = 5;

  /** Who asks for a longer pause has to do without this print. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final FetchConfig config;
  private final Targets targets;
  private final HttpExchange http;
  private final Answers answers;
  private final ExecutorService threads;

  /** Made by CDI. */
  public Fetcher(FetchConfig config, Targets targets, Vertx vertx) {
    this.config = config;
    this.targets = targets;
    this.http = new HttpExchange(vertx, config);
    this.answers = new Answers(config.cacheBytes());
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            config.parallel(),
            task -> {
              Thread thread = new Thread(task, "fera-print-fetch-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts fetching. The future fails with a {@link FetchException}, also for answers of 5xx; other
   * answers are for the caller to judge. Cancelling it with interruption ends the exchange.
   *
   * @param added headers for the URL's server and for no other that it redirects to
   * @param route the way to servers other than the portal
   */
  public Future<Fetched> get(String url, Caller caller, Map<String, String> added, Route route) {
    return threads.submit(
        () ->
            answers
                .get(
                    Answers.Key.of(url, caller, added, route),
                    () -> fetch(url, caller, added, route))
                .fetched());
  }

  private HttpExchange.Answer fetch(
      String url, Caller caller, Map<String, String> added, Route route)
      throws FetchException, InterruptedException {
    long pause = config.pause().toMillis();
    for (int attempt = 1; ; attempt++) {
      long wait = pause + ThreadLocalRandom.current().nextLong(pause + 1);
      try {
        HttpExchange.Answer answer = follow(url, caller, added, route);
        int status = answer.fetched().status();
        if (status < 500 && status != 429) {
          return answer;
        }
        if (attempt >= config.attempts() || answer.retryAfter().compareTo(LONGEST_PAUSE) > 0) {
          throw new FetchException("the server answered with status " + status);
        }
        wait = Math.max(wait, answer.retryAfter().toMillis());
      } catch (BrokenExchangeException e) {
        if (attempt >= config.attempts()) {
          throw new FetchException(e.getMessage());
        }
      }
      Thread.sleep(wait);
      pause *= 2;
    }
  }

  private HttpExchange.Answer follow(
      String url, Caller caller, Map<String, String> added, Route route)
      throws FetchException, BrokenExchangeException, InterruptedException {
    Target first = targets.target(url);
    Target target = first;
    for (int hop = 0; hop <= REDIRECTS; hop++) {
      Map<String, String> headers = target.isServerOf(first) ? added : Map.of();
      HttpExchange.Answer answer = http.get(target, caller, headers, route);
      if (answer.location() == null) {
        return answer;
      }
      target = targets.target(target.uri().resolve(answer.location()).toString());
    }
    throw new FetchException("the server redirects in a circle");
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
    try {
      http.close();
    } catch (CompletionException e) {
      // The service ends; there is nobody left to tell.
    }
  }
}
