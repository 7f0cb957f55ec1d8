package org.fera.bench.tiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A copy of a folder of MapCache's tiles that is filled with more: links to one, as it links
 * blanks.
 */
final class MapcacheFolder {

  /** A level that nobody asks for; its tiles are in folders of a thousand. */
  private static final int LEVEL = 16;

  private static final int THOUSAND = 1000;

  private final Path grid;
  private final Path blank;
  private int filled;

  private MapcacheFolder(Path grid, Path blank) {
    this.grid = grid;
    this.blank = blank;
  }

  /**
   * @param tileset whose tiles become more
   */
  static MapcacheFolder copied(Path from, Path to, String tileset) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(from.resolve(tileset))) {
      all = found.toList();
    }
    for (Path one : all) {
      Path copy = to.resolve(from.relativize(one).toString());
      if (Files.isDirectory(one)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(one, copy);
      }
    }
    Path grid = to.resolve(tileset).resolve("GoogleMapsCompatible");
    Path blank = Files.write(to.resolve("blank.png"), Files.readAllBytes(firstFile(all)));
    return new MapcacheFolder(grid, blank);
  }

  private static Path firstFile(List<Path> all) {
    return all.stream().filter(Files::isRegularFile).findFirst().orElseThrow();
  }

  /** Makes it hold so many more tiles in all. */
  void fill(int tiles) {
    try {
      for (; filled < tiles; filled++) {
        int column = filled / THOUSAND;
        int row = filled % THOUSAND;
        Path folder =
            grid.resolve(
                String.format(
                    Locale.ROOT,
                    "%02d/000/%03d/%03d/000/030",
                    LEVEL,
                    column / THOUSAND,
                    column % THOUSAND));
        if (row == 0) {
          Files.createDirectories(folder);
        }
        Files.createSymbolicLink(
            folder.resolve(String.format(Locale.ROOT, "%03d.png", row)), blank);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
