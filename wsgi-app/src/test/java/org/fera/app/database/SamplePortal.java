package org.fera.app.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fera.postgres.PostgresPrograms;
import org.fera.postgres.SqlFile;

/** Loads deploy/sample as its README says; the copies of the template have geodata already. */
final class SamplePortal {

  private SamplePortal() {}

  static MigratedDatabase load() {
    MigratedDatabase portal = MigratedDatabase.withSrid(2056);
    files().forEach(file -> run(portal, file));
    return portal;
  }

  static void run(MigratedDatabase portal, Path file) {
    new SqlFile(file)
        .run(
            PostgresPrograms.find(),
            portal.database().cluster().master(),
            portal.database().name(),
            "fera");
  }

  /** Into another main schema: SqlFile has no variables, so the file gets a line before it. */
  static void run(MigratedDatabase portal, Path file, String schema) {
    try {
      Path named = Files.createTempFile("portal", ".sql");
      Files.writeString(named, "\\set schema " + schema + "\n" + Files.readString(file));
      run(portal, named);
      Files.delete(named);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files() {
    try (Stream<Path> files = Files.list(MigratedDatabase.file("deploy/sample/sql"))) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
