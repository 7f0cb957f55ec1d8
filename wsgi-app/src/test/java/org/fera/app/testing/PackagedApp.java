package org.fera.app.testing;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged application in a process of its own, on a port that the kernel gives it. */
public record PackagedApp(Process process, Path log) implements AutoCloseable {

  private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^ ]+:(\\d+)");

  /** Starts it; it may not listen yet. */
  public static PackagedApp start(Map<String, String> database, Map<String, String> settings)
      throws IOException {
    Path log = Files.createTempFile("wsgi-app", ".log");
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-Xmx160m", "-XX:TieredStopAtLevel=1", "-jar"));
    words.add(
        Path.of(System.getProperty("fera.root"), "wsgi-app/target/quarkus-app/quarkus-run.jar")
            .toString());
    ProcessBuilder program = new ProcessBuilder(words);
    program.environment().putAll(database);
    program.environment().put("QUARKUS_HTTP_PORT", "0");
    program.environment().putAll(settings);
    program.redirectErrorStream(true).redirectOutput(log.toFile());
    return new PackagedApp(program.start(), log);
  }

  /** Where it listens; throws until it does. */
  public int port() {
    try {
      Matcher found = LISTENING.matcher(logged());
      if (found.find()) {
        return Integer.parseInt(found.group(1));
      }
      throw new IllegalStateException("nothing listens yet; see " + log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The exit code, of a process that ends by itself. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still running; see " + log);
    }
    return process.exitValue();
  }

  /** The answer of the readiness probe; throws while nothing listens. */
  public Response ready() {
    return get("/q/health/ready");
  }

  /** An answer; throws while nothing listens. */
  public Response get(String path) {
    return RestAssured.given().port(port()).get(path);
  }

  /** What it has logged so far. */
  public String logged() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    Files.deleteIfExists(log);
  }
}
