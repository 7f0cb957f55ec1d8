package org.fera.print.queue.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fera.print.queue.QueueUnavailableException;
import org.fera.print.queue.s3.ObjectStore;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Reports in an object store. Each object is noted in the database before it is made and until it
 * is gone, so that none is left behind whatever dies in between.
 */
final class S3Reports implements ReportStore {

  private static final Logger LOG = Logger.getLogger(S3Reports.class);
  private static final int AT_ONCE = 50;

  private final Jdbi jdbi;
  private final ObjectStore objects;

  S3Reports(Jdbi jdbi, ObjectStore objects) {
    this.jdbi = jdbi;
    this.objects = objects;
  }

  private record Stored(String ref, int number) {
    String name() {
      return ref.replaceAll("[^A-Za-z0-9-]", "_") + "." + number;
    }
  }

  @Override
  public void store(String ref, int number, Path file, String contentType) throws IOException {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO fera_print.stored (ref, try) VALUES (:ref, :try)
                    ON CONFLICT DO NOTHING
                    """)
                .bind("ref", ref)
                .bind("try", number)
                .execute());
    objects.put(new Stored(ref, number).name(), file, contentType);
  }

  @Override
  public void delete(String ref, int number) {
    remove(new Stored(ref, number));
  }

  @Override
  public Optional<InputStream> open(String ref) {
    Optional<Stored> report =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT tries FROM fera_print.job WHERE ref = :ref AND state = 'finished'")
                    .bind("ref", ref)
                    .map((row, context) -> new Stored(ref, row.getInt("tries")))
                    .findOne());
    try {
      return report.isEmpty() ? Optional.empty() : objects.get(report.get().name());
    } catch (IOException e) {
      LOG.warnf("A report cannot be read: %s", e.getMessage());
      throw new QueueUnavailableException("The store of the reports does not answer.");
    }
  }

  @Override
  public void sweep() {
    List<Stored> orphans =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT stored.ref, stored.try FROM fera_print.stored
                        LEFT JOIN fera_print.job ON job.ref = stored.ref AND job.tries = stored.try
                        WHERE job.ref IS NULL OR job.state IN ('canceled', 'error')
                        LIMIT :most
                        """)
                    .bind("most", AT_ONCE)
                    .map((row, context) -> new Stored(row.getString("ref"), row.getInt("try")))
                    .list());
    orphans.forEach(this::remove);
  }

  /** An object that cannot be removed now stays noted, and the next sweep tries again. */
  private void remove(Stored stored) {
    try {
      objects.delete(stored.name());
    } catch (IOException e) {
      LOG.warnf("A report cannot be removed now: %s", e.getMessage());
      return;
    }
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM fera_print.stored WHERE ref = :ref AND try = :try")
                .bind("ref", stored.ref())
                .bind("try", stored.number())
                .execute());
  }
}
