package org.fera.bench.tiles;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.fera.bench.Measure.Setting;
import org.fera.bench.Row;
import org.fera.bench.process.Memcached;
import org.fera.bench.process.ServiceJar;

/** Tiles that nobody has drawn yet, by two instances that share a Memcached. */
final class Misses {

  private static final int AT_ONCE = 200;
  private static final int WARM_UP = 20;
  private static final int OK = 200;
  private static final double MOST_ADDED_MILLIS = 60;

  private final Setting setting;
  private final Ours ours;
  private final String mapServer;
  private final Client client = new Client();
  private int next;

  /**
   * @param mapServer without path and query
   */
  Misses(Setting setting, Ours ours, String mapServer) {
    this.setting = setting;
    this.ours = ours;
    this.mapServer = mapServer;
  }

  List<Row> run() throws Exception {
    try (Memcached shared = Memcached.start(64);
        GetMapCounter counter = new GetMapCounter(mapServer)) {
      Ours.Keeping keeping =
          new Ours.Keeping("48M", Optional.of(shared.address()), Optional.empty(), 2);
      String source = counter.url() + "/mapserv?map=geodata";
      try (ServiceJar one = ours.start(keeping, source);
          ServiceJar other = ours.start(keeping, source)) {
        System.out.println("misses ...");
        for (int i = 0; i < WARM_UP; i++) {
          all(List.of(one.url(), other.url()), SampleTiles.ofBlock(next++).block());
        }
        List<Row> rows = new ArrayList<>();
        rows.add(stampedes(counter, one, other));
        rows.add(added("miss, the tile asked for: added to MapServer's time", counter, one, 1));
        rows.add(added("miss, all 25 tiles: added to MapServer's time", counter, one, 25));
        return rows;
      }
    }
  }

  private Row stampedes(GetMapCounter counter, ServiceJar one, ServiceJar other) throws Exception {
    int most = 0;
    for (int i = 0; i < setting.pairs(); i++) {
      List<SampleTiles> block = SampleTiles.ofBlock(next++).block();
      counter.forget();
      all(
          List.of(one.url(), other.url()),
          IntStream.range(0, AT_ONCE).mapToObj(n -> block.get(n / 2 % block.size())).toList());
      most = Math.max(most, counter.millis().size());
    }
    return Row.exact("GetMap of 200 misses over two instances", most, 1, "");
  }

  private Row added(String name, GetMapCounter counter, ServiceJar service, int tiles)
      throws Exception {
    List<double[]> pairs = new ArrayList<>();
    for (int i = 0; i < setting.pairs(); i++) {
      List<SampleTiles> block = SampleTiles.ofBlock(next++).block();
      counter.forget();
      long begin = System.nanoTime();
      // Of one alone the tile in the middle.
      all(List.of(service.url()), tiles == 1 ? block.subList(12, 13) : block.subList(0, tiles));
      double millis = (System.nanoTime() - begin) / 1e6;
      pairs.add(new double[] {millis, counter.millis().get(0)});
    }
    return Row.atMostMore(name, "ms", pairs, MOST_ADDED_MILLIS);
  }

  /** Asks for all at once, of the servers in turn, and waits for the last answer. */
  private void all(List<String> servers, List<SampleTiles> tiles) throws Exception {
    List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
    for (int i = 0; i < tiles.size(); i++) {
      answers.add(client.ask(servers.get(i % servers.size()) + tiles.get(i).path("base")));
    }
    for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
      if (answer.get().statusCode() != OK) {
        throw new IllegalStateException("a miss is a " + answer.get().statusCode());
      }
    }
  }
}
