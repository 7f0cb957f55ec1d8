package org.fera.launcher.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fera.launcher.Failure;
import org.fera.launcher.machine.Tool;

/**
 * A guard taken away: a patch whose first line says what it does, and whose second names the tests
 * that must then fail, as surefire's {@code -Dtest} has them.
 */
public record Mutation(Path patch, String what, String tests) {

  /** Where the patches of db-router are, from the root of the sources. */
  static final String FOLDER = "db-router/src/mutations";

  private static final String WHAT = "# ";
  private static final String TESTS = "# red: ";

  /** All of a checkout, by name. */
  public static List<Mutation> of(Path checkout) {
    try (Stream<Path> files = Files.list(checkout.resolve(FOLDER))) {
      return files
          .filter(file -> file.toString().endsWith(".patch"))
          .sorted()
          .map(Mutation::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mutation read(Path patch) {
    try {
      List<String> lines = Files.readAllLines(patch);
      if (lines.size() < 3 || !lines.get(0).startsWith(WHAT) || !lines.get(1).startsWith(TESTS)) {
        throw Failure.of(
            patch + ": the first line is no `# what`, or the second no `# red: tests`");
      }
      String tests = lines.get(1).substring(TESTS.length()).strip();
      return new Mutation(
          patch.toAbsolutePath(), lines.get(0).substring(WHAT.length()).strip(), tests);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the command line has it. */
  public String name() {
    String file = patch.getFileName().toString();
    return file.substring(0, file.length() - ".patch".length());
  }

  /** Whether the patch fits the sources in a folder. */
  public boolean applies(Path sources) {
    return git(sources, "--check").succeeded();
  }

  void apply(Path sources) {
    check(git(sources, "--verbose"));
  }

  void revert(Path sources) {
    check(git(sources, "--reverse"));
  }

  private void check(Tool.Result result) {
    if (!result.succeeded()) {
      throw Failure.of(patch.getFileName() + " does not fit the sources: " + result.lastLine());
    }
  }

  /** {@code git apply} skips silently what lies outside of the repository that it finds above. */
  private Tool.Result git(Path sources, String option) {
    return Tool.of("git", "apply", option, patch.toString())
        .in(sources)
        .with("GIT_CEILING_DIRECTORIES", sources.toAbsolutePath().getParent().toString())
        .run();
  }
}
