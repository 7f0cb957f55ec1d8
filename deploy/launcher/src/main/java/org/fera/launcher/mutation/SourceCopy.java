package org.fera.launcher.mutation;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.fera.launcher.Failure;
import org.fera.launcher.state.FileTrees;

/**
 * The sources without what is built from them, in a temporary folder.
 *
 * @param folder the root
 */
record SourceCopy(Path folder) implements AutoCloseable {

  private static final Set<String> LEFT_OUT = Set.of(".git", ".fera", "target", "node_modules");

  static SourceCopy of(Path checkout) {
    try {
      Path folder = Files.createTempDirectory("fera-mutations-");
      Files.walkFileTree(
          checkout,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
                throws IOException {
              if (!dir.equals(checkout) && LEFT_OUT.contains(dir.getFileName().toString())) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              Files.createDirectories(folder.resolve(checkout.relativize(dir)));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              if (attributes.isRegularFile()) {
                Files.copy(
                    file,
                    folder.resolve(checkout.relativize(file)),
                    StandardCopyOption.COPY_ATTRIBUTES);
              }
              return FileVisitResult.CONTINUE;
            }
          });
      return new SourceCopy(folder);
    } catch (IOException e) {
      throw Failure.machine("cannot copy the sources: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    FileTrees.delete(folder);
  }
}
