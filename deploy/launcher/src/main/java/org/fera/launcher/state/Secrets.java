package org.fera.launcher.state;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Random words that the first up makes and later ones keep, in a file that only its owner reads.
 *
 * @param supervisor the password of supervisor's control port
 * @param routerToken the key that the instances' db-routers sign their cookies with
 */
public record Secrets(String supervisor, String routerToken) {

  private static final String FILE = "secrets.properties";

  /** Those of a state folder, made when there are none. */
  public static Secrets of(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        write(file);
      }
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
      return new Secrets(
          properties.getProperty("supervisor"), properties.getProperty("router-token"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a state folder has some: whether an up has been there. */
  public static boolean areIn(Path folder) {
    return Files.isReadable(folder.resolve(FILE));
  }

  private static void write(Path file) throws IOException {
    Path half = file.resolveSibling(FILE + ".half");
    Files.deleteIfExists(half);
    Files.createFile(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Properties properties = new Properties();
    properties.setProperty("supervisor", random());
    properties.setProperty("router-token", random());
    try (Writer writer = Files.newBufferedWriter(half)) {
      properties.store(writer, null);
    }
    Files.move(half, file);
  }

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
