package org.fera.launcher.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.fera.launcher.Failure;

/** Whole folders. */
public final class FileTrees {

  private FileTrees() {}

  /** Deletes a folder with everything in it, when it is there, but for some of its own children. */
  public static void delete(Path folder, String... spared) {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> kept = Stream.of(spared).map(folder::resolve).filter(Files::exists).toList();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              return kept.contains(dir) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException failure)
                throws IOException {
              if (failure != null) {
                throw failure;
              }
              if (!dir.equals(folder) || kept.isEmpty()) {
                Files.delete(dir);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw Failure.of("cannot remove " + folder + ": " + e);
    }
  }

  /**
   * Copies a folder to where nothing is yet. It appears there whole: a copy that was broken off is
   * begun anew by the next.
   */
  public static void copy(Path from, Path to) {
    Path half = to.resolveSibling(to.getFileName() + ".half");
    delete(half);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path source : (Iterable<Path>) all::iterator) {
        Path target = half.resolve(from.relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else {
          Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
      Files.move(half, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Failure.machine("cannot copy " + from + " to " + to + ": " + e.getMessage());
    } catch (UncheckedIOException e) {
      throw Failure.machine("cannot copy " + from + " to " + to + ": " + e.getMessage());
    }
  }
}
