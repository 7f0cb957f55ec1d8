package org.fera.launcher.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.fera.launcher.Failure;
import org.fera.launcher.machine.Accounts;

/**
 * Where a portal of this checkout keeps everything: data, logs, what was made of the settings.
 *
 * @param home what FERA_STATE names, or {@code .fera} in the checkout
 * @param data the same, or {@code /var/lib/fera/<hash>} where the accounts of the servers cannot
 *     enter home; the file {@code state} in home then names it
 */
public record StateFolder(Path home, Path data) {

  private static final Path ELSEWHERE = Path.of("/var/lib/fera");

  /** The state folder that the environment names, as it is: nothing is made. */
  public static StateFolder find(Path checkout, Map<String, String> environment) {
    String named = environment.getOrDefault("FERA_STATE", "");
    Path home =
        (named.isEmpty() ? checkout.resolve(".fera") : Path.of(named)).toAbsolutePath().normalize();
    Path pointer = home.resolve("state");
    try {
      return new StateFolder(
          home, Files.isRegularFile(pointer) ? Path.of(Files.readString(pointer).strip()) : home);
    } catch (IOException e) {
      throw Failure.machine("cannot read " + pointer + ": " + e.getMessage());
    }
  }

  /** Makes the folders, elsewhere when the accounts cannot enter home. */
  public StateFolder make(Accounts accounts) {
    try {
      Files.createDirectories(home);
      StateFolder made = this;
      if (Accounts.isRoot() && data.equals(home)) {
        passable(home);
        if (!accounts.canEnter(home)) {
          made = new StateFolder(home, ELSEWHERE.resolve(hash(home.toString())));
          Files.writeString(home.resolve("state"), made.data + System.lineSeparator());
        }
      }
      Files.createDirectories(made.data);
      passable(made.data);
      for (Path folder : new Path[] {made.logs(), made.run(), made.services(), made.sample()}) {
        Files.createDirectories(folder);
      }
      Files.createDirectories(made.postgres());
      Accounts.give(made.postgres(), accounts.postgres());
      Files.createDirectories(made.scratch());
      Accounts.give(made.scratch(), accounts.services());
      return made;
    } catch (IOException e) {
      throw Failure.machine("cannot make the state folder " + home + ": " + e.getMessage());
    }
  }

  /** What the processes say, a file for each. */
  public Path logs() {
    return data.resolve("logs");
  }

  /**
   * What is made of the settings at each up: configuration files, a start script for each process.
   */
  public Path run() {
    return data.resolve("run");
  }

  /** Data folders of the PostgreSQL nodes. */
  public Path postgres() {
    return data.resolve("postgres");
  }

  /** Built services, a folder for each state of the sources. */
  public Path services() {
    return data.resolve("services");
  }

  /** The sample's files, a folder for each state of them. */
  public Path sample() {
    return data.resolve("sample");
  }

  /** The services' temporary files. */
  public Path scratch() {
    return data.resolve("tmp");
  }

  /** Removes everything, except that home stays when it holds things that are not ours. */
  public void purge() {
    FileTrees.delete(data, "launcher");
    if (!data.equals(home)) {
      FileTrees.delete(home, "launcher");
    }
  }

  /** A short name for the state folder, the same at every run. */
  public String id() {
    return hash(data.toString());
  }

  private static void passable(Path folder) throws IOException {
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
    permissions.addAll(PosixFilePermissions.fromString("rwx--x--x"));
    Files.setPosixFilePermissions(folder, permissions);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Removes the folders of a parent other than one: those of earlier states. */
  public static void keepOnly(Path parent, Path kept) {
    try (var folders = Files.list(parent)) {
      folders.filter(folder -> !folder.equals(kept)).toList().forEach(f -> FileTrees.delete(f));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
