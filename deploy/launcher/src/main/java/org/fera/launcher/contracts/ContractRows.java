package org.fera.launcher.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rows of docs/contracts and the tests that carry them.
 *
 * @param promised ids of the rows, such as {@code WA-2.1.3}
 * @param tested ids that stand in a {@code @Tag} of a test
 */
public record ContractRows(SortedSet<String> promised, SortedSet<String> tested) {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([A-Z]{2}-\\d+(?:\\.\\d+)*) \\|");
  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([A-Z]{2}-\\d+(?:\\.\\d+)*)\"\\)");

  /** Reads the documents and the test sources of a checkout. */
  public static ContractRows of(Path checkout) {
    return new ContractRows(
        ids(checkout.resolve("docs/contracts"), p -> p.toString().endsWith(".md"), ROW),
        ids(checkout, ContractRows::isTestSource, TAG));
  }

  /** Rows that no test carries. */
  public SortedSet<String> untested() {
    return without(promised, tested);
  }

  /** Ids in tests that no document promises: a slip of the pen, or a row that was taken out. */
  public SortedSet<String> unknown() {
    return without(tested, promised);
  }

  private static SortedSet<String> without(SortedSet<String> ids, SortedSet<String> others) {
    SortedSet<String> rest = new TreeSet<>(ids);
    rest.removeAll(others);
    return rest;
  }

  private static boolean isTestSource(Path path) {
    return path.toString().endsWith(".java") && path.toString().contains("/src/test/java/");
  }

  private static SortedSet<String> ids(Path folder, Predicate<Path> wanted, Pattern pattern) {
    SortedSet<String> ids = new TreeSet<>();
    for (Path file : files(folder, wanted)) {
      Matcher matcher = pattern.matcher(text(file));
      while (matcher.find()) {
        ids.add(matcher.group(1));
      }
    }
    return ids;
  }

  private static List<Path> files(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> all = Files.find(folder, 20, (p, a) -> a.isRegularFile() && wanted.test(p))) {
      return all.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
