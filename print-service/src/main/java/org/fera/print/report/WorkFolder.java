package org.fera.print.report;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.fera.print.app.PrintConfig;

/**
 * The service's own folder: compiled templates, files of running jobs, finished reports. Not shared
 * by instances.
 */
@ApplicationScoped
public class WorkFolder {

  private static final int BEFORE_WORKERS = 10;

  private final Path root;

  /** Made by CDI. */
  public WorkFolder(PrintConfig config) {
    this.root = config.work().toAbsolutePath().normalize();
  }

  /** What a former run left is of no use: its queue is gone. */
  void clean(@Observes @Priority(BEFORE_WORKERS) StartupEvent event) {
    try {
      for (Path folder : new Path[] {templates(), jobs(), reports()}) {
        delete(folder);
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The work folder " + root + " cannot be used", e);
    }
  }

  Path templates() {
    return root.resolve("templates");
  }

  Path reports() {
    return root.resolve("reports");
  }

  private Path jobs() {
    return root.resolve("jobs");
  }

  /** A new folder for one job's files. */
  Path newJob() throws IOException {
    return Files.createTempDirectory(jobs(), "job-");
  }

  /** Removes a folder with everything in it, if it is there. */
  static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
