package org.fera.bench.print;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Clients of print-service over HTTP.
 *
 * @param app the print app
 * @param services addresses of the instances, which are asked in turn
 */
record PrintClient(HttpClient http, String app, List<String> services) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  static PrintClient of(String app, List<String> services) {
    // As the entry asks.
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new PrintClient(http, app, services);
  }

  /**
   * Submits jobs, some at a time.
   *
   * @return their refs
   */
  List<String> submit(String layout, Map<String, Object> attributes, int jobs, int atOnce) {
    AtomicInteger next = new AtomicInteger();
    ConcurrentLinkedQueue<String> refs = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      String spec =
          JSON.writeValueAsString(
              Map.of("layout", layout, "outputFormat", "pdf", "attributes", attributes));
      List<Future<?>> clients =
          IntStream.range(0, atOnce)
              .<Future<?>>mapToObj(
                  client ->
                      threads.submit(
                          () -> {
                            for (int i = next.getAndIncrement();
                                i < jobs;
                                i = next.getAndIncrement()) {
                              refs.add(submit(services.get(i % services.size()), spec));
                            }
                          }))
              .toList();
      for (Future<?> client : clients) {
        client.get();
      }
      return List.copyOf(refs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private String submit(String service, String spec) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service + "/print/" + app + "/report.pdf"))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(spec))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      JsonNode json = answer.statusCode() == 200 ? JSON.readTree(answer.body()) : null;
      if (json == null) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return json.path("ref").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asks for a job's status without waiting for the answer. */
  CompletableFuture<Integer> status(String ref, int turn) {
    String service = services.get(turn % services.size());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(service + "/print/status/" + ref + ".json"))
            .timeout(TIMEOUT)
            .build();
    return http.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
  }

  /** Prints and waits for it; the file. */
  byte[] print(String layout, Map<String, Object> attributes) {
    String ref = submit(layout, attributes, 1, 1).get(0);
    await(ref);
    return send(request("/print/report/" + ref), BodyHandlers.ofByteArray());
  }

  /** Waits until a job has ended well. */
  void await(String ref) {
    while (true) {
      String body = send(request("/print/status/" + ref + ".json"), BodyHandlers.ofString());
      try {
        JsonNode status = JSON.readTree(body);
        if (status.path("done").asBoolean()) {
          if (status.has("error") || status.has("warnings")) {
            throw new IllegalStateException(body);
          }
          return;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(services.get(0) + path)).timeout(TIMEOUT).build();
  }

  private <T> T send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      HttpResponse<T> answer = http.send(request, handler);
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(request.uri() + ": " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Gives a job up. */
  void cancel(String ref) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(services.get(0) + "/print/cancel/" + ref))
            .timeout(TIMEOUT)
            .DELETE()
            .build();
    http.sendAsync(request, BodyHandlers.discarding()).join();
  }
}
