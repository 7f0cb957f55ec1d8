package org.fera.print.queue.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The bytes of reports, in parts of {@value #PART} bytes, one of which is in memory at a time. */
final class PartTable {

  static final int PART = 512 * 1024;

  private final Jdbi jdbi;

  PartTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Stores the bytes of a try, over what an earlier call may have left of it. */
  void store(String ref, int number, Path file) throws IOException {
    try (InputStream input = Files.newInputStream(file)) {
      byte[] buffer = new byte[PART];
      for (int part = 0; ; part++) {
        int length = input.readNBytes(buffer, 0, PART);
        if (length == 0 && part > 0) {
          return;
        }
        store(ref, number, part, Arrays.copyOf(buffer, length));
      }
    }
  }

  private void store(String ref, int number, int part, byte[] data) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO fera_print.part (ref, try, number, data)
                    SELECT :ref, :try, :number, :data
                    WHERE EXISTS (SELECT 1 FROM fera_print.job WHERE ref = :ref)
                    ON CONFLICT (ref, try, number) DO UPDATE SET data = excluded.data
                    """)
                .bind("ref", ref)
                .bind("try", number)
                .bind("number", part)
                .bind("data", data)
                .execute());
  }

  /** Forgets the bytes of a try whose job was given up. */
  void delete(String ref, int number) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM fera_print.part WHERE ref = :ref AND try = :try")
                .bind("ref", ref)
                .bind("try", number)
                .execute());
  }

  /** A part of a finished job's report. */
  Optional<byte[]> part(String ref, int part) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT part.data FROM fera_print.part
                    JOIN fera_print.job ON job.ref = part.ref AND job.tries = part.try
                    WHERE job.ref = :ref AND job.state = 'finished' AND part.number = :part
                    """)
                .bind("ref", ref)
                .bind("part", part)
                .mapTo(byte[].class)
                .findOne());
  }
}
