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
import java.util.stream.IntStream;

/**
 * Clients of print-service over HTTP.
 *
 * @param services addresses of the instances, which are asked in turn
 */
record PrintClient(HttpClient http, List<String> services) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  static PrintClient of(List<String> services) {
    return new PrintClient(HttpClient.newHttpClient(), services);
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
        HttpRequest.newBuilder(URI.create(service + "/print/default/report.pdf"))
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
