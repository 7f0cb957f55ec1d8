package org.fera.bench.themes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

/**
 * A client of one instance.
 *
 * @param url without a slash at the end
 */
record Asker(HttpClient client, String url) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  static Asker of(String url) {
    // As the entry asks.
    return new Asker(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), url);
  }

  /** An answer of {@code /themes}, compressed as browsers have it. */
  HttpResponse<byte[]> themes(String cookie) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + "/themes?interface=desktop"))
            .header("Accept-Encoding", "gzip");
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return send(request);
  }

  /** The cookie of a user. */
  String logIn(String user) {
    HttpResponse<byte[]> answer =
        send(
            HttpRequest.newBuilder(URI.create(url + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "login="
                            + URLEncoder.encode(user, StandardCharsets.UTF_8)
                            + "&password="
                            + LargePortal.PASSWORD)));
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("auth_tkt="))
        .findFirst()
        .orElseThrow()
        .replaceAll(";.*", "");
  }

  /** How many answers of {@code /themes} the instance has made so far. */
  long made() {
    String metrics = text(send(HttpRequest.newBuilder(URI.create(url + "/q/metrics"))).body());
    return metrics
        .lines()
        .filter(line -> line.startsWith("fera_themes_made_total"))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  static String unpacked(byte[] gzip) {
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return text(plain.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer =
          client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            answer.request() + ": " + answer.statusCode() + " " + text(answer.body()));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
