package org.fera.print.source;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.fera.print.fetch.Caller;
import org.fera.print.fetch.FetchException;
import org.fera.print.fetch.Fetched;
import org.fera.print.fetch.Fetcher;
import org.fera.print.fetch.Route;

/**
 * What a job reads by URL: {@code data:} URLs, files of the app's folder ({@code file://x} and
 * names without a scheme) and everything that {@link Fetcher} may fetch.
 */
public final class Resources {

  private static final int OK = 200;

  /** Configuration files hold secrets, so a request cannot name them. */
  private static final Set<String> READABLE =
      Set.of("svg", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "json", "geojson");

  private final Fetcher fetcher;
  private final Caller caller;
  private final Path folder;
  private final int maxBytes;
  private final UrlRules rules;
  private final Route route;
  private final LongAdder waited = new LongAdder();

  /**
   * For one job.
   *
   * @param folder the app's
   * @param maxBytes largest file of the folder that is read
   * @param rules of the layout and the app, for everything that is fetched
   * @param route the app's way to servers
   */
  public Resources(
      Fetcher fetcher, Caller caller, Path folder, int maxBytes, UrlRules rules, Route route) {
    this.rules = rules;
    this.route = route;
    this.fetcher = fetcher;
    this.caller = caller;
    this.folder = folder.toAbsolutePath().normalize();
    this.maxBytes = maxBytes;
  }

  /** Starts reading; the future fails with a {@link FetchException} that says why in words. */
  public Future<Fetched> get(String url) {
    String lower = url.trim().toLowerCase(Locale.ROOT);
    try {
      if (lower.startsWith("data:")) {
        return CompletableFuture.completedFuture(data(url.trim()));
      }
      if (lower.startsWith("file:") || !lower.matches("[a-z][a-z0-9+.-]*:.*|/.*")) {
        return CompletableFuture.completedFuture(file(url.trim()));
      }
    } catch (FetchException e) {
      return CompletableFuture.failedFuture(e);
    }
    return fetch(url);
  }

  /** The same for what only a server can have: no file and no {@code data:} URL. */
  public Future<Fetched> fetch(String url) {
    try {
      UrlRules.Request request = rules.apply(url);
      return new Awaited<>(fetcher.get(request.url(), caller, request.headers(), route), waited);
    } catch (FetchException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** How long the job has waited for servers so far. */
  public Duration waited() {
    return Duration.ofNanos(waited.sum());
  }

  private static Fetched data(String url) throws FetchException {
    int comma = url.indexOf(',');
    if (comma < 0) {
      throw new FetchException("the data: URL has no data");
    }
    String head = url.substring("data:".length(), comma).toLowerCase(Locale.ROOT);
    String type = head.split(";", 2)[0].trim();
    String body = url.substring(comma + 1);
    try {
      byte[] bytes =
          head.contains(";base64")
              ? Base64.getMimeDecoder()
                  .decode(URLDecoder.decode(body.replace("+", "%2B"), StandardCharsets.UTF_8))
              : URLDecoder.decode(body.replace("+", "%2B"), StandardCharsets.UTF_8)
                  .getBytes(StandardCharsets.UTF_8);
      return new Fetched(OK, type, bytes);
    } catch (IllegalArgumentException e) {
      throw new FetchException("the data: URL cannot be decoded");
    }
  }

  private Fetched file(String url) throws FetchException {
    String name = url.replaceFirst("(?i)^file:/*", "");
    try {
      Path path = folder.resolve(name).normalize();
      if (!path.startsWith(folder) || !Files.isRegularFile(path)) {
        throw new FetchException("there is no file \"" + name + "\" in the app's folder");
      }
      if (!path.toRealPath().startsWith(folder.toRealPath()) || Files.size(path) > maxBytes) {
        throw new FetchException("the file \"" + name + "\" may not be read");
      }
      if (!READABLE.contains(extension(name))) {
        throw new FetchException("the file \"" + name + "\" is no picture and no GeoJSON");
      }
      return new Fetched(OK, type(extension(name)), Files.readAllBytes(path));
    } catch (IOException | IllegalArgumentException e) {
      throw new FetchException("the file \"" + name + "\" cannot be read");
    }
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String type(String extension) {
    return switch (extension) {
      case "svg" -> "image/svg+xml";
      case "json", "geojson" -> "application/json";
      case "jpg" -> "image/jpeg";
      default -> "image/" + extension;
    };
  }
}
