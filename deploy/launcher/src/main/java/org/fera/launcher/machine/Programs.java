package org.fera.launcher.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fera.launcher.Failure;

/** Where the servers' programs are. An ordinary account has no sbin folder on its PATH. */
public final class Programs {

  private static final List<String> FOLDERS =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private Programs() {}

  /** The path of a program. */
  public static Path find(String name) {
    return FOLDERS.stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> Failure.machine("no program " + name + " in " + FOLDERS));
  }

  /** The java of the JDK that runs the launcher. */
  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
