package org.fera.print.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fera.print.yaml.ConfigException;

/** The apps, each read when first asked for and again when its {@code config.yaml} has changed. */
@ApplicationScoped
public class Apps {

  private final AppFolders folders;
  private final Map<Path, Loaded> loaded = new ConcurrentHashMap<>();

  /** Made by CDI. */
  public Apps(AppFolders folders) {
    this.folders = folders;
  }

  /** Ids of all apps. */
  public List<String> ids() {
    return folders.ids();
  }

  /**
   * An app; empty if there is none. Throws {@link ConfigException} if its configuration is faulty.
   */
  public Optional<PrintApp> app(String id) {
    return folders.folder(id).map(folder -> load(id, folder));
  }

  private PrintApp load(String id, Path folder) {
    FileTime changed = changed(AppFolders.config(folder));
    return loaded.compute(
            folder,
            (key, old) ->
                old != null && old.changed.equals(changed)
                    ? old
                    : new Loaded(changed, AppReader.read(id, folder)))
        .app;
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new ConfigException(file, "cannot be read: " + e.getMessage());
    }
  }

  private record Loaded(FileTime changed, PrintApp app) {}
}
