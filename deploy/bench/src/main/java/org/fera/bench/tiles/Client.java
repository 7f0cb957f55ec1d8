package org.fera.bench.tiles;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks for single tiles. */
final class Client {

  private static final int AT_A_TIME = 3;

  private final HttpClient http = HttpClient.newHttpClient();

  HttpResponse<byte[]> get(String url) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
  }

  CompletableFuture<HttpResponse<byte[]>> ask(String url) {
    return http.sendAsync(
        HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
  }

  /** Fetches each tile, so that it is kept; those that are empty. */
  List<SampleTiles> fetch(String server, String tileset, List<SampleTiles> tiles) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (SampleTiles tile : tiles) {
        answers.add(threads.submit(() -> get(server + tile.path(tileset)).statusCode()));
      }
      List<SampleTiles> empty = new ArrayList<>();
      for (int i = 0; i < tiles.size(); i++) {
        int status = answers.get(i).get();
        if (status == 204) {
          empty.add(tiles.get(i));
        } else if (status != 200) {
          throw new IllegalStateException(server + tiles.get(i).path(tileset) + ": " + status);
        }
      }
      return empty;
    } finally {
      threads.shutdownNow();
    }
  }

  /** One of a service's metrics. */
  double metric(String server, String name) throws Exception {
    String all =
        new String(get(server + "/q/metrics").body(), java.nio.charset.StandardCharsets.UTF_8);
    Matcher value = Pattern.compile("(?m)^" + name + " ([0-9.eE+-]+)$").matcher(all);
    if (!value.find()) {
      throw new IllegalStateException(server + " has no " + name);
    }
    return Double.parseDouble(value.group(1));
  }
}
