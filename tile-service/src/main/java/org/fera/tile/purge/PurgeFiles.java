package org.fera.tile.purge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.fera.tile.config.LiveConfiguration;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.store.StoreSettings;
import org.fera.tile.tileset.Purges;
import org.jboss.logging.Logger;

/**
 * Keeps purges beside the tiles of stores, in {@code .purges}: files outlive instances and
 * Memcached, so what has been purged of them must be known as long.
 */
public final class PurgeFiles {

  private static final Logger LOG = Logger.getLogger(PurgeFiles.class);
  private static final String NAME = ".purges";

  private Purges written = Purges.NONE;

  /** Reads what the folders know, then writes what they do not, now and after each change. */
  public void follow(LiveConfiguration configuration) {
    configuration.purge(read(configuration.current()));
    configuration.follow(current -> write(current, configuration.purges()));
  }

  private static Purges read(TileConfiguration configuration) {
    Purges known = Purges.NONE;
    for (StoreSettings store : configuration.stores().values()) {
      Path file = store.folder().resolve(NAME);
      try {
        if (Files.isRegularFile(file)) {
          known = known.merged(Purges.parse(Files.readString(file)));
        }
      } catch (IOException e) {
        LOG.errorf("%s cannot be read: purged tiles may come again: %s", file, e);
      }
    }
    return known;
  }

  private synchronized void write(TileConfiguration configuration, Purges purges) {
    if (purges.equals(written)) {
      return;
    }
    written = purges;
    List<StoreSettings> stores =
        configuration.stores().values().stream().filter(store -> !store.readOnly()).toList();
    for (StoreSettings store : stores) {
      Path file = store.folder().resolve(NAME);
      try {
        Files.createDirectories(store.folder());
        Path fresh =
            store.folder().resolve(NAME + Long.toHexString(ThreadLocalRandom.current().nextLong()));
        Files.writeString(fresh, purges.text());
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        LOG.errorf("%s cannot be written: purged tiles may come again: %s", file, e);
      }
    }
  }
}
