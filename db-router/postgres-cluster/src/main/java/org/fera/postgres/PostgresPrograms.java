package org.fera.postgres;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The programs of one installed PostgreSQL, as Debian lays them out.
 *
 * @param bin folder with postgres, initdb, pg_basebackup, psql
 * @param version major version, 15 or newer
 * @param user system user to switch to before running them: present when this process is root, whom
 *     PostgreSQL refuses
 */
public record PostgresPrograms(Path bin, int version, Optional<String> user) {

  /** The oldest major version that is supported. */
  public static final int OLDEST = 15;

  private static final Path ROOT = Path.of("/usr/lib/postgresql");
  private static final String SYSTEM_USER = "postgres";

  /**
   * The newest installed server programs.
   *
   * @throws ClusterException.NotInstalled when there are none from version 15 on
   */
  public static PostgresPrograms find() {
    return newest(ROOT);
  }

  /**
   * The programs of the version that made the data in this cluster folder, else the newest.
   *
   * @throws ClusterException.NotInstalled when there are none from version 15 on
   * @throws ClusterException.OtherVersion when the data is of a version that is not installed
   */
  public static PostgresPrograms forCluster(Path folder) {
    return forCluster(folder, ROOT);
  }

  static PostgresPrograms forCluster(Path folder, Path root) {
    PostgresPrograms newest = newest(root);
    OptionalInt wanted = DataFolder.versionIn(folder);
    if (wanted.isEmpty()) {
      return newest;
    }
    return installed(root).stream()
        .filter(programs -> programs.version == wanted.getAsInt())
        .findFirst()
        .orElseThrow(() -> newest.cannotRun(folder, wanted.getAsInt()));
  }

  ClusterException.OtherVersion cannotRun(Path folder, int madeBy) {
    return new ClusterException.OtherVersion(
        folder
            + " was made by PostgreSQL "
            + madeBy
            + " and PostgreSQL "
            + version
            + " cannot run it: apt install postgresql-"
            + madeBy
            + "-postgis-3, or move the folder away");
  }

  static PostgresPrograms newest(Path root) {
    List<PostgresPrograms> installed = installed(root);
    if (installed.isEmpty()) {
      throw new ClusterException.NotInstalled(
          "PostgreSQL "
              + OLDEST
              + " or newer is not installed under "
              + root
              + ": apt install postgresql postgis (Debian package postgresql-"
              + OLDEST
              + "-postgis-3)");
    }
    return installed.get(installed.size() - 1);
  }

  private static List<PostgresPrograms> installed(Path root) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    Optional<String> user = systemUser();
    try (Stream<Path> versions = Files.list(root)) {
      return versions
          .filter(folder -> folder.getFileName().toString().matches("\\d+"))
          .map(f -> new PostgresPrograms(f.resolve("bin"), version(f), user))
          .filter(programs -> programs.version >= OLDEST && programs.complete())
          .sorted(Comparator.comparingInt(PostgresPrograms::version))
          .toList();
    } catch (IOException e) {
      throw new ClusterException.StepFailed("cannot list " + root + ": " + e.getMessage(), e);
    }
  }

  private static int version(Path folder) {
    return Integer.parseInt(folder.getFileName().toString());
  }

  // A folder with the client programs alone (postgresql-client-N) is no server.
  private boolean complete() {
    return Stream.of("postgres", "initdb", "pg_basebackup", "psql")
        .allMatch(program -> Files.isExecutable(bin.resolve(program)));
  }

  private static Optional<String> systemUser() {
    try {
      if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
        return Optional.empty();
      }
      principal(SYSTEM_USER);
      return Optional.of(SYSTEM_USER);
    } catch (UserPrincipalNotFoundException e) {
      throw new ClusterException.NotInstalled(
          "there is no user "
              + SYSTEM_USER
              + " to run PostgreSQL, which refuses root: apt install"
              + " postgresql-common");
    } catch (IOException e) {
      throw new ClusterException.StepFailed("cannot look up users: " + e.getMessage(), e);
    }
  }

  private static UserPrincipal principal(String user) throws IOException {
    return FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user);
  }

  /** Path of a program. */
  Path path(String program) {
    return bin.resolve(program);
  }

  /**
   * The words that run a program as the right user. setpriv replaces itself by the program, so that
   * a supervisor's signals reach PostgreSQL; runuser does not pass SIGINT on.
   */
  List<String> words(String program, List<String> arguments) {
    List<String> words = new ArrayList<>(asUser());
    words.add(path(program).toString());
    words.addAll(arguments);
    return List.copyOf(words);
  }

  /** The words before a command that make it run as {@link #user()}; empty without one. */
  List<String> asUser() {
    return user.map(
            name -> List.of("setpriv", "--reuid=" + name, "--regid=" + name, "--init-groups", "--"))
        .orElse(List.of());
  }

  /** Gives a file or folder to {@link #user()}. */
  void own(Path path) throws IOException {
    if (user.isPresent()) {
      Files.setOwner(path, principal(user.get()));
    }
  }
}
