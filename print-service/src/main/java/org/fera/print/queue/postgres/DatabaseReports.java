package org.fera.print.queue.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Reports in the database, in parts; they go with their jobs. */
final class DatabaseReports implements ReportStore {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final PartTable parts;
  private final Insistence insistence = new Insistence(PATIENCE);

  DatabaseReports(Jdbi jdbi) {
    this.parts = new PartTable(jdbi);
  }

  @Override
  public void store(String ref, int number, Path file, String contentType) throws IOException {
    parts.store(ref, number, file);
  }

  @Override
  public void delete(String ref, int number) {
    parts.delete(ref, number);
  }

  @Override
  public Optional<InputStream> open(String ref) throws InterruptedException {
    return insistence
        .on(() -> parts.part(ref, 0))
        .map(first -> new PartStream(parts, insistence, ref, first));
  }

  @Override
  public void sweep() {}
}
