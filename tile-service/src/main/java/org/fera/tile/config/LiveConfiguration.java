package org.fera.tile.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.fera.tile.dimension.ValueQuery;
import org.fera.tile.tileset.Purges;

/**
 * The configuration in force. When its file changes it is read again, as a whole or not at all: a
 * file with a fault changes nothing, and is not complained about twice. A purge is a change too: it
 * gives the tiles other keys; so is a new value of a dimension.
 */
public final class LiveConfiguration {

  /** What became of a look at the file. */
  public sealed interface Outcome permits Unchanged, Taken, Refused {}

  public record Unchanged() implements Outcome {}

  /** The new one is in force. */
  public record Taken(TileConfiguration configuration) implements Outcome {}

  /**
   * The file cannot be used; what was in force still is.
   *
   * @param fault names file, line and key
   */
  public record Refused(String fault) implements Outcome {}

  /** By which a change of the file is known. */
  private record Stamp(FileTime modified, long size) {}

  private static final Stamp NONE = new Stamp(FileTime.fromMillis(0), -1);

  private final Optional<Path> file;
  private final Map<String, String> servers;
  private final List<Consumer<TileConfiguration>> listeners = new CopyOnWriteArrayList<>();
  private Map<Path, Stamp> seen;
  private TileConfiguration read;
  private Map<ValueQuery, List<String>> lists = Map.of();
  private volatile Purges purges = Purges.NONE;
  private volatile TileConfiguration current;
  private volatile boolean faulty;

  /**
   * @param file absent for a service without tilesets
   * @param servers what {@code ${name}} in addresses stands for
   * @throws ConfigurationException when the file cannot be used
   */
  public LiveConfiguration(Optional<Path> file, Map<String, String> servers) {
    this.file = file;
    this.servers = Map.copyOf(servers);
    // Before it is read: a change in between is then seen as one.
    Map<Path, Stamp> before = stamps(TilesFile.none());
    this.read = file.map(path -> TilesFile.read(path, servers)).orElseGet(TilesFile::none);
    this.seen = stamps(read);
    this.seen.putAll(before);
    this.current = read;
  }

  /** One that never changes. */
  public LiveConfiguration(TileConfiguration always) {
    this.file = Optional.empty();
    this.servers = Map.of();
    this.seen = Map.of();
    this.read = always;
    this.current = always;
  }

  public TileConfiguration current() {
    return current;
  }

  /** What has been purged, as far as this instance knows. */
  public Purges purges() {
    return purges;
  }

  /** Forgets tiles; purges that are known already change nothing. */
  public synchronized void purge(Purges more) {
    Purges merged = purges.merged(more);
    if (!merged.equals(purges)) {
      purges = merged;
      use(read);
    }
  }

  /** Takes over what a database lists for dimensions; what is known already changes nothing. */
  public synchronized void list(Map<ValueQuery, List<String>> more) {
    Map<ValueQuery, List<String>> all = new HashMap<>(lists);
    all.putAll(more);
    if (!all.equals(lists)) {
      lists = Map.copyOf(all);
      use(read);
    }
  }

  private void use(TileConfiguration next) {
    read = next;
    TileConfiguration left = next.after(purges).listing(lists);
    current = left;
    listeners.forEach(listener -> listener.accept(left));
  }

  /** Whether the file has a fault, so that an older one is in force. */
  public boolean isFaulty() {
    return faulty;
  }

  /** Calls back with the configuration in force, now and after each change. */
  public synchronized void follow(Consumer<TileConfiguration> listener) {
    listeners.add(listener);
    listener.accept(current);
  }

  /** Looks whether the file has changed; reads files, so never on an event loop. */
  public synchronized Outcome refresh() {
    if (file.isEmpty()) {
      return new Unchanged();
    }
    Map<Path, Stamp> now = stamps(read);
    if (now.equals(seen)) {
      return new Unchanged();
    }
    seen = now;
    try {
      use(TilesFile.read(file.get(), servers));
      seen = stamps(read);
      seen.putAll(now);
      faulty = false;
      return new Taken(current);
    } catch (ConfigurationException e) {
      faulty = true;
      return new Refused(e.getMessage());
    }
  }

  /** Of the file and of the pictures that a configuration has drawn on tiles. */
  private Map<Path, Stamp> stamps(TileConfiguration configuration) {
    Map<Path, Stamp> stamps = new HashMap<>();
    file.ifPresent(path -> stamps.put(path, stamp(path)));
    configuration.tilesets().values().stream()
        .flatMap(tileset -> tileset.encoding().watermark().stream())
        .forEach(watermark -> stamps.put(watermark.file(), stamp(watermark.file())));
    return stamps;
  }

  private static Stamp stamp(Path path) {
    try {
      return new Stamp(Files.getLastModifiedTime(path), Files.size(path));
    } catch (IOException gone) {
      return NONE;
    }
  }
}
