package org.fera.print.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fera.print.yaml.Environment;

/**
 * Finds the apps in their folder: each folder with a {@code config.yaml}, three levels deep at
 * most.
 */
@ApplicationScoped
public class AppFolders {

  /** File that makes a folder an app. */
  public static final String CONFIG = "config.yaml";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+(:[A-Za-z0-9_-]+){0,2}");
  private static final String DEFAULT = "default";

  private final Path root;

  /** Made by CDI. */
  public AppFolders(PrintConfig config) {
    this.root = config.apps().toAbsolutePath().normalize();
  }

  /**
   * Ids of all apps, sorted, {@code default} among them if there is any app; folders joined by a
   * colon.
   */
  public List<String> ids() {
    List<String> found = found();
    return found.isEmpty() || found.contains(DEFAULT)
        ? found
        : Stream.concat(Stream.of(DEFAULT), found.stream()).toList();
  }

  /**
   * The folder of an app, absolute; {@code default} is the app of that name, else the first one.
   */
  public Optional<Path> folder(String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    Path folder = root.resolve(id.replace(':', '/'));
    if (Files.isRegularFile(config(folder))) {
      return Optional.of(folder);
    }
    return id.equals(DEFAULT)
        ? found().stream().findFirst().flatMap(this::folder)
        : Optional.empty();
  }

  /** The configuration of an app's folder: the file itself, else the one to be filled in. */
  public static Path config(Path folder) {
    Path file = folder.resolve(CONFIG);
    return Files.isRegularFile(file) ? file : folder.resolve(CONFIG + Environment.TEMPLATE);
  }

  private List<String> found() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root, 4)) {
      return files
          .filter(
              file ->
                  (file.endsWith(CONFIG) || file.endsWith(CONFIG + Environment.TEMPLATE))
                      && !file.getParent().equals(root))
          .map(file -> root.relativize(file.getParent()).toString().replace('/', ':'))
          .filter(id -> ID.matcher(id).matches())
          .distinct()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + root, e);
    }
  }
}
