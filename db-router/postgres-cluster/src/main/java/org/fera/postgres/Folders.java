package org.fera.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes, checks and removes the folders of a cluster. */
final class Folders {

  private Folders() {}

  /**
   * Makes the folder, owned by the user that runs PostgreSQL.
   *
   * @throws ClusterException.FolderClosed when that user cannot enter or write it
   */
  static void prepare(Path folder, PostgresPrograms programs) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        programs.own(folder);
      }
    } catch (IOException e) {
      throw closed(folder, programs, "make");
    }
    for (Path step : steps(folder)) {
      if (!may(programs, "-x", step)) {
        throw closed(step, programs, "enter");
      }
    }
    if (!may(programs, "-w", folder)) {
      throw closed(folder, programs, "write");
    }
  }

  private static List<Path> steps(Path folder) {
    return Stream.iterate(folder, step -> step != null, Path::getParent)
        .sorted(Comparator.comparingInt(Path::getNameCount))
        .toList();
  }

  private static boolean may(PostgresPrograms programs, String right, Path folder) {
    List<String> words =
        Stream.concat(programs.asUser().stream(), Stream.of("test", right, folder.toString()))
            .toList();
    return Command.run(words).succeeded();
  }

  private static ClusterException.FolderClosed closed(
      Path folder, PostgresPrograms programs, String what) {
    String user = programs.user().orElse(System.getProperty("user.name"));
    return new ClusterException.FolderClosed(
        folder,
        "the user "
            + user
            + " cannot "
            + what
            + " "
            + folder
            + ", where PostgreSQL's data would be: choose a folder open to that user");
  }

  static void delete(Path folder) {
    Optional<IOException> failure = Optional.empty();
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      failure = Optional.of(e);
    }
    if (Files.exists(folder)) {
      throw new ClusterException.StepFailed(
          "cannot remove " + folder + failure.map(e -> ": " + e.getMessage()).orElse(""));
    }
  }
}
