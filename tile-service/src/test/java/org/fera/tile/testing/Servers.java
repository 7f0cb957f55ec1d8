package org.fera.tile.testing;

import java.net.URI;
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

  private static String required(String property) {
    String value = System.getProperty(property, "");
    if (value.isEmpty()) {
      throw new AssertionError(property + " is not set: run ./fera test --only tile-service");
    }
    return value;
  }
}
