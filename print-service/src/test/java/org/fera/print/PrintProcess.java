package org.fera.print;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service as a process of its own, to be killed. */
final class PrintProcess implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofSeconds(180);
  private static final Path ROOT = Path.of(System.getProperty("fera.root"));
  private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^ ]+:(\\d+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path log;

  /** What the kernel gave it; null until it is known to listen. */
  private volatile String port;

  private PrintProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts an instance; {@link #awaitReady} waits for it. */
  static PrintProcess start(int instance, Path folder, Map<String, String> environment)
      throws IOException {
    Path log = folder.resolve("print-service-" + instance + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx192m",
            "-XX:TieredStopAtLevel=1",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-jar",
            ROOT.resolve("print-service/target/quarkus-app/quarkus-run.jar").toString());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("FERA_"));
    variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    variables.put("QUARKUS_HTTP_PORT", "0");
    variables.put("FERA_INSTANCE", Integer.toString(instance));
    variables.put(
        "FERA_PRINT_APPS", ROOT.resolve("print-service/src/test/resources/apps").toString());
    variables.put("FERA_PRINT_WORK", folder.resolve("work-" + instance).toString());
    variables.put("FERA_PRINT_QUEUE_KEY", "a secret for tests of the cluster");
    variables.put("FERA_PRINT_WARM_UP_PAGES", "0");
    variables.put("FERA_PRINT_QUEUE_WAITING", "500");
    variables.put("FERA_PRINT_QUEUE_LEASE", "5S");
    variables.putAll(environment);
    return new PrintProcess(builder.directory(new File(folder.toString())).start(), log);
  }

  private boolean listens() throws IOException {
    Matcher found = LISTENING.matcher(Files.readString(log));
    if (found.find()) {
      port = found.group(1);
    }
    return port != null;
  }

  PrintProcess awaitReady() {
    await("readiness of " + log)
        .atMost(DEADLINE)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () ->
                listens()
                    && get("/q/health/ready", HttpResponse.BodyHandlers.discarding())
                        .filter(response -> response.statusCode() == 200)
                        .isPresent());
    return this;
  }

  /** Submits a print of a page; the ref, or nothing if it was not accepted. */
  Optional<String> submit(String spec) {
    return send(
            HttpRequest.newBuilder(uri("/print/default/report.pdf"))
                .POST(HttpRequest.BodyPublishers.ofString(spec)),
            HttpResponse.BodyHandlers.ofString())
        .filter(response -> response.statusCode() == 200)
        .map(response -> json(response.body()).path("ref").asText());
  }

  /** A job's status; nothing if it cannot be told now. */
  Optional<JsonNode> status(String ref) {
    return get("/print/status/" + ref + ".json", HttpResponse.BodyHandlers.ofString())
        .map(response -> response.statusCode() == 503 ? null : json(response));
  }

  private static JsonNode json(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + ": " + response.body());
    }
    return json(response.body());
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  int cancel(String ref) {
    return send(
            HttpRequest.newBuilder(uri("/print/cancel/" + ref)).DELETE(),
            HttpResponse.BodyHandlers.discarding())
        .orElseThrow()
        .statusCode();
  }

  byte[] download(String ref) {
    return get("/print/report/" + ref, HttpResponse.BodyHandlers.ofByteArray())
        .filter(response -> response.statusCode() == 200)
        .orElseThrow()
        .body();
  }

  private <T> Optional<HttpResponse<T>> get(String path, HttpResponse.BodyHandler<T> body) {
    return send(HttpRequest.newBuilder(uri(path)), body);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private <T> Optional<HttpResponse<T>> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
    try {
      return Optional.of(client.send(request.timeout(Duration.ofSeconds(30)).build(), body));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Ends it as a crash would. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks it to stop, as supervisor and Kubernetes do; returns at once. */
  void terminate() {
    process.destroy();
  }

  boolean ended(Duration longest) throws InterruptedException {
    return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    kill();
  }
}
