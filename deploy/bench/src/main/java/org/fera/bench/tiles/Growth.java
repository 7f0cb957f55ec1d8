package org.fera.bench.tiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fera.bench.Measure.Setting;
import org.fera.bench.Pairs;
import org.fera.bench.Row;
import org.fera.bench.process.Memcached;
import org.fera.bench.process.ServiceJar;
import org.fera.bench.tiles.Load.Shot;
import org.fera.bench.tiles.Load.Target;

/** What a hit costs beside others: items in Memcached, files, tilesets. */
final class Growth {

  private static final int ITEM_BYTES = 100;
  private static final int MEMCACHED_MB = 4096;
  private static final long NEEDED_KB = 6_000_000;
  private static final List<Integer> ITEMS = List.of(1_000_000, 10_000_000);
  private static final List<Integer> FILES = List.of(100_000, 1_000_000);
  private static final List<Integer> TILESETS = List.of(50, 500);
  private static final Duration WARM_UP = Duration.ofSeconds(20);

  /** Less is what two runs of the same differ by. */
  private static final double AS_FAST = 0.9;

  private final Setting setting;
  private final Ours ours;
  private final Path tiles;
  private final Path folder;
  private final Load load;
  private final Client client = new Client();
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param tiles of MapCache
   */
  Growth(Setting setting, Ours ours, Path tiles, Path folder, Load load) {
    this.setting = setting;
    this.ours = ours;
    this.tiles = tiles;
    this.folder = folder;
    this.load = load;
  }

  List<Row> run() throws Exception {
    System.out.println("items in Memcached ...");
    items();
    System.out.println("files ...");
    files();
    System.out.println("tilesets ...");
    tilesets();
    return rows;
  }

  private void items() throws Exception {
    if (availableKb() < NEEDED_KB) {
      System.out.println("less than " + NEEDED_KB + " kB of memory are available: left out");
      return;
    }
    try (Memcached few = Memcached.start(MEMCACHED_MB);
        Memcached many = Memcached.start(MEMCACHED_MB);
        ServiceJar one = ours.start(keeping("0", Optional.of(few.address()), tiles, 2));
        ServiceJar other = ours.start(keeping("0", Optional.of(many.address()), tiles, 2))) {
      int filled = 0;
      for (int items : ITEMS) {
        many.fill(filled, items, ITEM_BYTES);
        filled = items;
        compare("L2 hit with " + grouped(items) + " items in Memcached", other, one);
      }
    }
  }

  private void files() throws Exception {
    Path full = folder.resolve("full");
    try (ServiceJar one = ours.start(keeping("0", Optional.empty(), tiles, 2));
        ServiceJar other = ours.start(keeping("0", Optional.empty(), full, 2))) {
      MapcacheFolder many = MapcacheFolder.copied(tiles, full, "base");
      for (int files : FILES) {
        many.fill(files);
        compare("L3 hit with " + grouped(files) + " files", other, one);
      }
    }
  }

  private void tilesets() throws Exception {
    try (ServiceJar one = ours.start(keeping("48M", Optional.empty(), tiles, 2))) {
      for (int count : TILESETS) {
        try (ServiceJar other = ours.start(keeping("48M", Optional.empty(), tiles, count))) {
          compare("L1 hit with " + count + " tilesets", other, one);
        }
      }
    }
  }

  private static Ours.Keeping keeping(
      String heap, Optional<String> memcached, Path tiles, int tilesets) {
    return new Ours.Keeping(heap, memcached, Optional.of(tiles), tilesets);
  }

  private void compare(String name, ServiceJar grown, ServiceJar small) throws Exception {
    Path paths =
        SampleTiles.write(folder.resolve("base.txt"), SampleTiles.requests(t -> true), "base");
    client.fetch(grown.url(), "base", SampleTiles.all());
    client.fetch(small.url(), "base", SampleTiles.all());
    Target ofGrown = new Target(name, grown.url(), paths, Map.of(), List::of);
    Target ofSmall = new Target(name, small.url(), paths, Map.of(), List::of);
    load.shoot(ofGrown, WARM_UP);
    load.shoot(ofSmall, WARM_UP);
    rows.add(
        Row.more(
            name,
            "1/s",
            Pairs.figures(
                Pairs.alternating(
                    setting.pairs(),
                    () -> load.shoot(ofGrown, setting.block()),
                    () -> load.shoot(ofSmall, setting.block())),
                Shot::rate),
            AS_FAST));
  }

  private static String grouped(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static long availableKb() throws IOException {
    return Files.readAllLines(Path.of("/proc/meminfo")).stream()
        .filter(line -> line.startsWith("MemAvailable:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
