package org.fera.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of this checkout that manifests have to agree with. */
public final class Checkout {

  private static final Path ROOT = Path.of(System.getProperty("fera.root"));

  private Checkout() {}

  /** A path below the root. */
  public static Path path(String relative) {
    return ROOT.resolve(relative);
  }

  /** The text of a file. */
  public static String text(String relative) {
    return text(path(relative));
  }

  /** The text of a file. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Regular files below a folder, sorted. */
  public static List<Path> files(String folder, Predicate<Path> wanted) {
    try (Stream<Path> all = Files.walk(path(folder))) {
      return all.filter(Files::isRegularFile).filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
