package org.fera.tile.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fera.tile.testing.Servers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The committed bundle of the demo pages belongs to the sources that lie beside it. */
class DemoBundleTest {

  /** The same list as in demo/build/bundleRecord.ts. */
  private static final List<String> SOURCES =
      List.of(
          ".npmrc",
          "build",
          "package-lock.json",
          "package.json",
          "src",
          "tsconfig.json",
          "vite.config.ts");

  private static final Path ROOM = Servers.root().resolve("tile-service");
  private static final Path DEMO = ROOM.resolve("demo");
  private static final Path BUNDLE = ROOM.resolve("src/main/resources/META-INF/demo");

  @Test
  @Tag("TS-1.8.2")
  void itWasBuiltFromTheSourcesAndTheLockFile() throws IOException {
    String listing =
        SOURCES.stream()
            .flatMap(name -> filesBelow(DEMO.resolve(name)))
            .map(file -> DEMO.relativize(file) + " " + hash(file) + "\n")
            .sorted()
            .collect(Collectors.joining());

    assertThat(hash(listing.getBytes(UTF_8)))
        .as("run npm ci && npm run build in tile-service/demo and commit the bundle")
        .isEqualTo(contents().getString("sources"));
    assertThat(Files.readString(DEMO.resolve("package-lock.json"))).doesNotContain("\"resolved\"");
  }

  @Test
  @Tag("TS-1.8.2")
  void noFileOfItWasChangedByHand() throws IOException {
    JsonObject files = contents().getJsonObject("files");
    assertThat(files.fieldNames()).contains("demo.js", "demo.css");
    files.forEach(
        file -> assertThat(hash(BUNDLE.resolve(file.getKey()))).isEqualTo(file.getValue()));
  }

  private static JsonObject contents() throws IOException {
    return new JsonObject(Files.readString(BUNDLE.resolve("bundle.json")));
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
      return hash(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
