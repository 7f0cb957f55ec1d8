package org.fera.bench.print;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A print folder for a measure, which other accounts can read. */
final class PrintFolder {

  private static final List<String> FILES = List.of("config.yaml", "empty.jrxml", "hanging.jrxml");

  private PrintFolder() {}

  /**
   * Writes it.
   *
   * @param hanging port on 127.0.0.1 of the server that never answers
   */
  static Path write(int hanging) throws IOException {
    Path folder = Files.createTempDirectory("fera-bench-print");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path app = Files.createDirectory(folder.resolve("default"));
    for (String file : FILES) {
      try (InputStream source = PrintFolder.class.getResourceAsStream(file)) {
        String text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
        Files.writeString(app.resolve(file), text.replace("@PORT@", Integer.toString(hanging)));
      }
    }
    return folder;
  }
}
