package org.fera.e2e.viewer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Figures that are told, not asserted: a line each in target/viewer-measures.txt and in the log.
 */
final class Measures {

  private Measures() {}

  static void report(String name, double value) {
    String line = String.format(Locale.ROOT, "%s %.2f%n", name, value);
    System.out.print("measure " + line);
    try {
      Path folder = Files.createDirectories(Path.of("target"));
      Files.writeString(
          folder.resolve("viewer-measures.txt"),
          line,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
