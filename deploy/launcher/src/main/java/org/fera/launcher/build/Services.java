package org.fera.launcher.build;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.fera.launcher.Failure;
import org.fera.launcher.portal.Role;
import org.fera.launcher.state.FileTrees;
import org.fera.launcher.state.StateFolder;
import org.fera.launcher.terminal.Progress;

/**
 * The three services: built when their sources are newer than the jars, and copied into the state
 * folder under the checksum of the sources, so that later builds do not disturb what runs.
 *
 * @param checkout the root of the sources
 */
public record Services(Path checkout) {

  private static final String APP = "target/quarkus-app";

  /** The sources of a service: its room, the router and the poms. */
  private Sources sources() {
    return Sources.of(
        checkout,
        "pom.xml",
        "db-router/pom.xml",
        "db-router/router",
        "wsgi-app",
        "print-service",
        "tile-service");
  }

  /** A folder with the services as the sources are now, and how it came to be. */
  public record Deployed(Path folder, String how) {}

  /** Where the services of the present sources are or will be. */
  public Path folder(StateFolder state) {
    return state.services().resolve(sources().checksum());
  }

  /** Whether they are there. */
  public boolean areIn(Path folder) {
    return Role.SERVICES.stream()
        .allMatch(role -> Files.exists(folder.resolve(role.word()).resolve("quarkus-run.jar")));
  }

  /** Builds and copies what is not there yet. */
  public Deployed deploy(StateFolder state, Progress.Step step) {
    Path folder = folder(state);
    if (areIn(folder)) {
      return new Deployed(folder, "unchanged");
    }
    try (FileChannel channel = lockFile();
        FileLock lock = channel.lock()) {
      boolean build = !lock.isValid() || !isBuilt();
      if (build) {
        step.at("building");
        List<String> rooms = Role.SERVICES.stream().map(Role::word).toList();
        new Maven(checkout).quickly(rooms, state.logs().resolve("build.log"));
      }
      for (Role role : Role.SERVICES) {
        Path target = folder.resolve(role.word());
        if (!Files.exists(target)) {
          step.at("copying " + role);
          Files.createDirectories(folder);
          FileTrees.copy(checkout.resolve(role.word()).resolve(APP), target);
        }
      }
      return new Deployed(folder, build ? "built" : "copied");
    } catch (IOException e) {
      throw Failure.machine("cannot deploy the services: " + e.getMessage());
    }
  }

  /** Builds of one checkout go one after the other, whichever state folder they are for. */
  private FileChannel lockFile() throws IOException {
    Path folder = Files.createDirectories(checkout.resolve(".fera"));
    return FileChannel.open(
        folder.resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private boolean isBuilt() throws IOException {
    FileTime newest = sources().newest();
    for (Role role : Role.SERVICES) {
      Path jar = checkout.resolve(role.word()).resolve(APP).resolve("quarkus-run.jar");
      if (!Files.exists(jar) || Files.getLastModifiedTime(jar).compareTo(newest) < 0) {
        return false;
      }
    }
    return true;
  }
}
