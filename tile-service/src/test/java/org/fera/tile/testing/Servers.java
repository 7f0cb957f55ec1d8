package org.fera.tile.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The servers that {@code ./fera test} has started. */
public final class Servers {

  private Servers() {}

  public static URI mapServer() {
    return URI.create(required("fera.test.mapserver"));
  }

  public static Path root() {
    return Path.of(required("fera.root"));
  }

  /** The tilesets of the sample portal. */
  public static Path sampleTiles() {
    return root().resolve("deploy/sample/tiles/tiles.yaml");
  }

  /**
   * The tilesets of the sample portal, and further ones of the tests, over a source that may take
   * as long as a busy machine needs.
   */
  public static Path patientTiles() {
    try {
      String sample =
          Files.readString(sampleTiles()).replaceFirst("grids:\n", "grids:\n" + resource("grids"))
              + resource("tilesets");
      Path file = Files.createTempFile("tiles", ".yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, sample.replaceFirst("timeout: \\S+", "timeout: 180s"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Servers.class.getResourceAsStream("/" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String required(String property) {
    String value = System.getProperty(property, "");
    if (value.isEmpty()) {
      throw new AssertionError(property + " is not set: run ./fera test --only tile-service");
    }
    return value;
  }
}
