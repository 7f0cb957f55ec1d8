package org.fera.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A file for psql (it may contain COPY data), plain or gzipped. */
public record SqlFile(Path path) {

  /**
   * Runs it in one transaction.
   *
   * @throws ClusterException.StepFailed with psql's reason; nothing of the file is done then
   */
  public void run(PostgresPrograms programs, Server server, String database, String user) {
    List<String> words =
        List.of(
            programs.path("psql").toString(),
            "-X",
            "-q",
            "-1",
            "-v",
            "ON_ERROR_STOP=1",
            "-o",
            "/dev/null",
            "-h",
            server.host(),
            "-p",
            Integer.toString(server.port()),
            "-U",
            user,
            "-w",
            "-d",
            database);
    try (InputStream input = open()) {
      Command.Result result = Command.run(words, input);
      if (!result.succeeded()) {
        throw new ClusterException.StepFailed(
            "loading " + path + " into " + database + " failed: " + result.reason());
      }
    } catch (IOException e) {
      throw new ClusterException.StepFailed("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private InputStream open() throws IOException {
    InputStream file = Files.newInputStream(path);
    return path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
  }
}
