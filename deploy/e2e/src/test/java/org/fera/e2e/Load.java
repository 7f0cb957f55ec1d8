package org.fera.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that ask one after the other without a pause, each for one path, until they are closed.
 */
final class Load implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicBoolean goOn = new AtomicBoolean(true);
  private final AtomicLong answered = new AtomicLong();
  private final Map<String, Long> failures = new ConcurrentHashMap<>();
  private final List<Thread> clients = new ArrayList<>();

  Load(String entry, List<String> paths) {
    for (String path : paths) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(entry + path)).timeout(Duration.ofSeconds(30)).build();
      Thread thread = new Thread(() -> ask(request), "client of " + path);
      clients.add(thread);
      thread.start();
    }
  }

  /** How many requests were answered well so far. */
  long answered() {
    return answered.get();
  }

  /** What went wrong, and how often. */
  Map<String, Long> failures() {
    return failures;
  }

  private void ask(HttpRequest request) {
    while (goOn.get()) {
      try {
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status == 200) {
          answered.incrementAndGet();
        } else {
          failures.merge(status + " " + request.uri().getPath(), 1L, Long::sum);
        }
      } catch (IOException e) {
        failures.merge(e + " " + request.uri().getPath(), 1L, Long::sum);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    goOn.set(false);
    for (Thread thread : clients) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
