package org.fera.bench.tiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fera.bench.Measure;
import org.fera.bench.Row;
import org.fera.bench.process.FeraPortal;
import org.fera.bench.process.Memcached;
import org.fera.bench.process.ServiceJar;

/**
 * {@code fera bench tiles}: tile-service beside Debian's Apache with mod_mapcache, over the same
 * MapServer, with the same tiles and requests.
 */
public final class TileService implements Measure {

  private static final double READY_MILLIS = 2000;
  private static final int OK = 200;

  @Override
  public Result run(Setting setting) throws Exception {
    Path folder = Files.createTempDirectory("fera-bench-tiles");
    System.out.println("starting MapServer ...");
    try (FeraPortal portal =
        FeraPortal.up(setting.checkout(), Map.of(), "--only", "postgres,mapserver")) {
      Ours ours = new Ours(setting.checkout(), portal.mapServer() + "/mapserv?map=geodata", folder);
      Load load = new Load(folder);
      Map<String, String> versions = new LinkedHashMap<>();
      versions.put("java", Runtime.version().toString());
      versions.put("memcached", Memcached.version());
      List<Row> rows = new ArrayList<>();
      rows.addAll(new Misses(setting, ours, portal.mapServer()).run());
      Hits hits = new Hits(setting, ours, portal.mapServer() + "/mapserv", folder, load);
      rows.addAll(hits.run(versions));
      rows.addAll(new Growth(setting, ours, hits.tiles(), folder, load).run());
      rows.add(starts(setting, ours));
      return new Result(versions, rows);
    } finally {
      delete(folder);
    }
  }

  private static Row starts(Setting setting, Ours ours) throws Exception {
    System.out.println("starts ...");
    Client client = new Client();
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < setting.pairs(); i++) {
      long begin = System.nanoTime();
      try (ServiceJar service =
          ours.start(new Ours.Keeping("48M", Optional.empty(), Optional.empty(), 2))) {
        while (client.get(service.url() + "/q/health/ready").statusCode() != OK) {
          Thread.onSpinWait();
        }
        millis.add((System.nanoTime() - begin) / 1e6);
      }
    }
    return Row.limit("ready after the start", "ms", millis, READY_MILLIS);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(path);
      }
    }
  }
}
