package org.fera.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.fera.bench.print.PrintPages;
import org.fera.bench.print.PrintQueue;
import org.fera.bench.themes.PortalThemes;
import org.fera.bench.tiles.TileService;

/**
 * What {@code ./fera bench} runs. Arguments: the name, the root of the sources, the file for the
 * result, pairs, seconds of a block. Exits 1 when a goal is not met.
 */
public final class Bench {

  private static final Map<String, Measure> ALL =
      new TreeMap<>(
          Map.of(
              "print", new PrintPages(),
              "print-queue", new PrintQueue(),
              "themes", new PortalThemes(),
              "tiles", new TileService()));

  private Bench() {}

  /** Measures. */
  public static void main(String[] arguments) throws Exception {
    Measure measure = ALL.get(arguments[0]);
    if (measure == null) {
      throw new IllegalArgumentException("measures " + ALL.keySet() + ", not " + arguments[0]);
    }
    Measure.Setting setting =
        new Measure.Setting(
            Path.of(arguments[1]),
            Integer.parseInt(arguments[3]),
            Duration.ofSeconds(Integer.parseInt(arguments[4])));
    Measure.Result result = measure.run(setting);
    Report report = Report.of(result.versions(), result.rows());
    report.write(Path.of(arguments[2]));
    report.print(System.out);
    System.exit(report.met() ? 0 : 1);
  }
}
