package org.fera.app.viewer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The committed bundle belongs to the sources that lie beside it. */
class BundleTest {

  /** The same list as in viewer/build/bundleRecord.ts. */
  private static final List<String> SOURCES =
      List.of(
          ".npmrc",
          "build",
          "index.html",
          "package-lock.json",
          "package.json",
          "src",
          "tsconfig.json",
          "vite.config.ts");

  private static final Path VIEWER = Path.of(System.getProperty("fera.root"), "wsgi-app", "viewer");

  private final Bundle.Contents contents = Bundle.contents(new ObjectMapper());

  @Test
  @Tag("VW-1.1")
  void theBundleWasBuiltFromTheSourcesAndTheLockFile() {
    String listing =
        SOURCES.stream()
            .flatMap(name -> filesBelow(VIEWER.resolve(name)))
            .map(file -> VIEWER.relativize(file).toString() + " " + hash(file) + "\n")
            .sorted()
            .collect(Collectors.joining());

    assertThat(ViewerPage.sha256(listing.getBytes(UTF_8)))
        .as("run npm ci && npm run build in wsgi-app/viewer and commit the bundle")
        .isEqualTo(contents.sources());
  }

  @Test
  @Tag("VW-1.1")
  void noFileOfTheBundleWasChangedByHand() {
    assertThat(contents.files()).containsKey("index.html");
    contents
        .files()
        .forEach(
            (path, hash) ->
                assertThat(ViewerPage.sha256(Bundle.read(path))).as(path).isEqualTo(hash));
  }

  @Test
  @Tag("VW-1.2")
  void theLockFileNamesNoRegistry() throws IOException {
    assertThat(Files.readString(VIEWER.resolve("package-lock.json")))
        .contains("\"integrity\"")
        .doesNotContain("\"resolved\"");
  }

  private static Stream<Path> filesBelow(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(Path file) {
    try {
      return ViewerPage.sha256(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
