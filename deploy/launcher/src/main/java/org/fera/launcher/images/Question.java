package org.fera.launcher.images;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.fera.launcher.Failure;

/**
 * Something real to ask of a service.
 *
 * @param path from the service's root
 * @param body to post; empty for a GET
 * @param expected what the answer holds, in ISO 8859-1, with which bytes are characters
 */
record Question(String path, String body, String expected) {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** One of a service by its name. */
  static Question of(String service) {
    return switch (service) {
      case "wsgi-app" -> new Question("/themes?interface=desktop", "", "\"themes\"");
      case "tile-service" -> new Question("/tiles/xyz/ch_base/0/0/0.png", "", "\u0089PNG");
      case "print-service" ->
          new Question(
              "/print/buildreport.pdf",
              "{\"layout\": \"A4_portrait\", \"attributes\": {\"title\": \"Bern\", \"map\": {\"projection\":"
                  + " \"EPSG:2056\", \"center\": [2600000, 1200000], \"scale\": 100000, \"dpi\": 72,"
                  + " \"layers\": []}}}",
              "%PDF-");
      default -> throw new IllegalArgumentException(service);
    };
  }

  /** The status of a path; 0 while nobody answers. */
  static int status(URI address) {
    try {
      return CLIENT
          .send(HttpRequest.newBuilder(address).timeout(LIMIT).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException nobody) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asks, and fails unless the answer is as expected. */
  void ask(URI service) {
    HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path)).timeout(LIMIT);
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }
    try {
      HttpResponse<byte[]> answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
      if (answer.statusCode() != 200 || !text.contains(expected)) {
        throw Failure.of(
            path
                + " answers "
                + answer.statusCode()
                + " and "
                + text.substring(0, Math.min(300, text.length())));
      }
    } catch (IOException e) {
      throw Failure.of(path + " does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
