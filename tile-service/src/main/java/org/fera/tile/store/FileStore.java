package org.fera.tile.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.fera.tile.cache.StoredTile;
import org.fera.tile.grid.WellKnownGrids;
import org.fera.tile.tileset.TileFormat;

/** Keeps each tile in a file. Blocks, so never on an event loop. */
final class FileStore implements TileStore {

  /** No tile that anybody wants is larger. */
  private static final long MOST_BYTES = 32 * 1024 * 1024;

  private final StoreSettings settings;
  private final Path folder;

  FileStore(StoreSettings settings) {
    this.settings = settings;
    this.folder = settings.folder().toAbsolutePath().normalize();
  }

  @Override
  public StoreSettings settings() {
    return settings;
  }

  /**
   * The tile, if there is a file with a picture that has not been purged; MapCache's links to files
   * of one colour are followed.
   *
   * @throws IOException when the file is there and cannot be read, or is no picture
   */
  @Override
  public Optional<StoredTile> read(TilePlace place) throws IOException {
    Path file = file(place);
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new FileSystemException(file.toString(), null, "is larger than any tile");
      }
      Instant drawn = Files.getLastModifiedTime(file).toInstant();
      if (place.link().since().map(since -> drawn.isBefore(since)).orElse(false)) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length == 0 && place.tileset().encoding().empty().isPresent()) {
        return Optional.of(StoredTile.empty(place.tileset().format(), drawn));
      }
      TileFormat format =
          TileFormat.of(bytes)
              .orElseThrow(
                  () ->
                      new FileSystemException(
                          file.toString(), null, "is neither PNG, JPEG nor WebP"));
      return Optional.of(StoredTile.drawn(format, bytes, drawn));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Keeps a tile; whoever reads meanwhile finds the old one or the new one, nothing in between. */
  @Override
  public void write(TilePlace place, StoredTile tile) throws IOException {
    Path file = file(place);
    Files.createDirectories(file.getParent());
    Path fresh =
        file.resolveSibling(
            "."
                + file.getFileName()
                + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong()));
    try {
      Files.write(fresh, tile.body().getBytes(), StandardOpenOption.CREATE_NEW);
      Files.setLastModifiedTime(fresh, FileTime.from(tile.created()));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  @Override
  public void close() {
    // Nothing is open between two tiles.
  }

  private Path file(TilePlace place) throws IOException {
    String id = place.link().grid().id();
    boolean fromSouth = settings.rowsFromSouth().orElseGet(() -> fromSouth(place));
    String path =
        settings
            .layout()
            .path(
                place,
                settings.gridNames().getOrDefault(id, id),
                fromSouth ? place.rowFromSouth() : place.row());
    Path file = folder.resolve(path).normalize();
    if (!file.startsWith(folder)) {
      throw new FileSystemException(path, null, "leads out of the store's folder");
    }
    return file;
  }

  /** MapCache's grids begin in the south unless they say otherwise, all built-in ones do. */
  private static boolean fromSouth(TilePlace place) {
    return place.matrix().anchoredBelow()
        || WellKnownGrids.byId().containsKey(place.link().grid().id());
  }
}
