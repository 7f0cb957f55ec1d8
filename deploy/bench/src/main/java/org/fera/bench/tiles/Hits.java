package org.fera.bench.tiles;

import static org.fera.bench.tiles.Load.pairs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.fera.bench.Measure.Setting;
import org.fera.bench.Row;
import org.fera.bench.process.Cpu;
import org.fera.bench.process.Memcached;
import org.fera.bench.process.ServiceJar;
import org.fera.bench.tiles.Load.Shot;
import org.fera.bench.tiles.Load.Target;
import org.fera.bench.tiles.Mapcache.Workers;

/** Tiles that are kept: by us and by MapCache, the very same bytes. */
final class Hits {

  private static final int MEMCACHED_MB = 1024;
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration TRIAL = Duration.ofSeconds(4);
  private static final double MOST_RESIDENT_MB = 256;
  private static final List<Workers> WORKERS =
      List.of(new Workers(1, 32), new Workers(2, 25), new Workers(2, 50), new Workers(4, 25));

  private final Setting setting;
  private final Ours ours;
  private final String mapServer;
  private final Path folder;
  private final Load load;
  private final Client client = new Client();
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param mapServer without a query
   */
  Hits(Setting setting, Ours ours, String mapServer, Path folder, Load load) {
    this.setting = setting;
    this.ours = ours;
    this.mapServer = mapServer;
    this.folder = folder;
    this.load = load;
  }

  /** Where MapCache keeps its tiles, for other measures. */
  Path tiles() {
    return folder.resolve("tiles");
  }

  /**
   * Measures.
   *
   * @param versions what is learnt of them is added
   */
  List<Row> run(Map<String, String> versions) throws Exception {
    try (Memcached theirs = Memcached.start(MEMCACHED_MB);
        Memcached shared = Memcached.start(MEMCACHED_MB)) {
      Workers best = seededAndTried(theirs, versions);
      System.out.println("MapCache is fastest with " + best + "; warming up ...");
      try (Mapcache mapcache = Mapcache.start(folder, mapServer, theirs.port(), best);
          ServiceJar l1 = ours.start(keeping("48M", Optional.empty()));
          ServiceJar l2 = ours.start(keeping("0", Optional.of(shared.address())))) {
        measure(mapcache, theirs, l1, l2, shared);
      }
    }
    return rows;
  }

  private Ours.Keeping keeping(String heap, Optional<String> memcached) {
    return new Ours.Keeping(heap, memcached, Optional.of(tiles()), 2);
  }

  private Workers seededAndTried(Memcached theirs, Map<String, String> versions) throws Exception {
    Workers best = null;
    double rate = 0;
    for (Workers workers : WORKERS) {
      try (Mapcache mapcache = Mapcache.start(folder, mapServer, theirs.port(), workers)) {
        if (best == null) {
          System.out.println("having MapCache draw its tiles ...");
          for (String tileset : List.of("base", "base_memcached", "lakes", "lakes_memcached")) {
            client.fetch(mapcache.url(), tileset, SampleTiles.all());
          }
          versions.put(
              "peer",
              client
                  .get(mapcache.url() + SampleTiles.all().get(0).path("base"))
                  .headers()
                  .firstValue("Server")
                  .orElse("unknown"));
        }
        Target disk = target("trial", mapcache.url(), requests("base"), Map.of(), mapcache::pids);
        Shot shot = load.shoot(disk, TRIAL);
        if (best == null || shot.rate() > rate) {
          best = workers;
          rate = shot.rate();
        }
      }
    }
    versions.put("peer's workers", best.toString());
    return best;
  }

  private Path requests(String tileset) throws Exception {
    return SampleTiles.write(
        folder.resolve(tileset + ".txt"), SampleTiles.requests(tile -> true), tileset);
  }

  private void measure(
      Mapcache mapcache, Memcached theirs, ServiceJar l1, ServiceJar l2, Memcached shared)
      throws Exception {
    client.fetch(l1.url(), "base", SampleTiles.all());
    client.fetch(l2.url(), "base", SampleTiles.all());
    Set<SampleTiles> empty = new HashSet<>(client.fetch(l1.url(), "lakes", SampleTiles.all()));
    List<SampleTiles> nothing = SampleTiles.requests(empty::contains);
    Path base = requests("base");
    Path memcached = requests("base_memcached");
    Path lakes = SampleTiles.write(folder.resolve("lakes.txt"), nothing, "lakes");
    Path lakesMemcached =
        SampleTiles.write(folder.resolve("lakes_memcached.txt"), nothing, "lakes_memcached");
    // A moment of the past: MapCache takes no other.
    Map<String, String> conditions =
        Map.of(
            "If-None-Match",
            "*",
            "If-Modified-Since",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC)));
    Supplier<List<Long>> ofL1 = () -> List.of(l1.process().pid());
    Supplier<List<Long>> ofL2 = () -> List.of(l2.process().pid(), shared.process().pid());
    Supplier<List<Long>> ofDisk = mapcache::pids;
    Supplier<List<Long>> ofMemcached =
        () -> Stream.concat(mapcache.pids().stream(), Stream.of(theirs.process().pid())).toList();
    List<Target> targets =
        List.of(
            target("L1", l1.url(), base, Map.of(), ofL1),
            target("disk", mapcache.url(), base, Map.of(), ofDisk),
            target("L2", l2.url(), base, Map.of(), ofL2),
            target("memcached", mapcache.url(), memcached, Map.of(), ofMemcached),
            target("304", l1.url(), base, conditions, ofL1),
            target("304 disk", mapcache.url(), base, conditions, ofDisk),
            target("304 memcached", mapcache.url(), memcached, conditions, ofMemcached),
            target("204", l1.url(), lakes, Map.of(), ofL1),
            target("blank disk", mapcache.url(), lakes, Map.of(), ofDisk),
            target("blank memcached", mapcache.url(), lakesMemcached, Map.of(), ofMemcached));
    load.shoot(targets.get(0), WARM_UP);
    load.shoot(targets.get(2), WARM_UP);
    System.out.println(
        setting.pairs() + " rounds of " + targets.size() + " loads of " + setting.block() + " ...");
    List<Double> resident = new ArrayList<>();
    List<Map<String, Shot>> rounds =
        load.rounds(targets, setting.pairs(), setting.block(), () -> resident.add(besidesL1(l1)));
    tell(rounds);
    rows.add(Row.limit("resident besides L1, default flags", "MB", resident, MOST_RESIDENT_MB));
  }

  private double besidesL1(ServiceJar service) {
    try {
      return Cpu.residentMb(service.process().pid())
          - client.metric(service.url(), "tile_l1_weight_bytes") / 1e6;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void tell(List<Map<String, Shot>> rounds) {
    rows.add(rate("L1 hit beside MapCache's disk", rounds, "L1", "disk", 2.2));
    rows.add(
        Row.less("L1 hit, p99", "us", pairs(rounds, "L1", "disk", shot -> shot.result().p99()), 1));
    rows.add(Row.told("L1 hit, processor a request", "us", pairs(rounds, "L1", "disk", Shot::cpu)));
    rows.add(rate("L2 hit beside MapCache's Memcached", rounds, "L2", "memcached", 1.5));
    rows.add(
        Row.told("L2 hit, p99", "us", pairs(rounds, "L2", "memcached", s -> s.result().p99())));
    rows.add(
        Row.told("L2 hit, processor a request", "us", pairs(rounds, "L2", "memcached", Shot::cpu)));
    for (String name : List.of("L1", "L2")) {
      rows.add(Row.exact(name + " hit, socket errors", sum(rounds, name, true).sum(), 0, ""));
      rows.add(Row.exact(name + " hit, other statuses", sum(rounds, name, false).sum(), 0, ""));
    }
    rows.add(rate("304 beside MapCache's, disk", rounds, "304", "304 disk", 1));
    rows.add(rate("304 beside MapCache's, Memcached", rounds, "304", "304 memcached", 1));
    rows.add(rate("304 beside our L1 hit", rounds, "304", "L1", 1));
    rows.add(rate("204 beside MapCache's blank, disk", rounds, "204", "blank disk", 1));
    rows.add(rate("204 beside MapCache's blank, Memcached", rounds, "204", "blank memcached", 1));
    rows.add(rate("204 beside our L1 hit", rounds, "204", "L1", 1));
  }

  private static Row rate(
      String name, List<Map<String, Shot>> rounds, String ours, String peer, double atLeast) {
    return Row.more(name, "1/s", pairs(rounds, ours, peer, Shot::rate), atLeast);
  }

  private static LongStream sum(List<Map<String, Shot>> rounds, String name, boolean socket) {
    return rounds.stream()
        .map(round -> round.get(name).result())
        .mapToLong(result -> socket ? result.socketErrors() : result.otherStatus());
  }

  private static Target target(
      String name, String url, Path paths, Map<String, String> headers, Supplier<List<Long>> pids) {
    return new Target(name, url, paths, headers, pids);
  }
}
