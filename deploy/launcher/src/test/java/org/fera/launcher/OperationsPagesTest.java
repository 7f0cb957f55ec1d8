package org.fera.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages for operators tell to type is a command, and what they link to is there. */
class OperationsPagesTest {

  private static final Path ROOT = Path.of(System.getProperty("fera.root"));
  private static final List<String> FOLDERS =
      List.of("docs/operations", "deploy/haproxy", "deploy/systemd");

  static Stream<Path> pages() throws IOException {
    return FOLDERS.stream()
        .flatMap(OperationsPagesTest::files)
        .filter(file -> file.toString().endsWith(".md"));
  }

  static Stream<String> commands() throws IOException {
    return pages()
        .flatMap(page -> lines(page).stream())
        .map(line -> line.strip().replaceFirst("\\s+#.*", ""))
        .filter(line -> line.matches("([A-Z_]+=\\S+ )*\\./fera .*"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  @Tag("FE-8.1")
  void aCommandIsOne(String line) {
    String[] words = line.replaceFirst("^.*?\\./fera ", "").split("\\s+");

    assertThatCode(() -> Launcher.commandLine().parseArgs(words))
        .as(line)
        .doesNotThrowAnyException();
  }

  @Test
  @Tag("FE-8.1")
  void thereAreCommandsForTheTasks() throws IOException {
    assertThat(commands().toList())
        .hasSizeGreaterThan(12)
        .anyMatch(line -> line.contains("--environments"))
        .anyMatch(line -> line.contains("--join"))
        .anyMatch(line -> line.contains("environment rollback"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  @Tag("FE-8.1")
  void aLinkLeadsToAFile(Path page) {
    String text = String.join("\n", lines(page));
    Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)")
        .matcher(text)
        .results()
        .forEach(
            link ->
                assertThat(page.resolveSibling(link.group(1)).normalize())
                    .as(page.toString())
                    .exists());
  }

  private static Stream<Path> files(String folder) {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path page) {
    try {
      return Files.readAllLines(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
