package org.fera.app.shortlink;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The table shorturl. */
@ApplicationScoped
class ShortlinkRepository {

  private final Jdbi jdbi;

  ShortlinkRepository(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Stores a link.
   *
   * @return false when the reference is taken
   */
  boolean insert(String ref, String url) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO <static>.shorturl (url, ref, creation, nb_hits)
                        VALUES (:url, :ref, timezone('UTC', now()), 0)
                        ON CONFLICT (ref) DO NOTHING
                        """)
                    .bind("url", url)
                    .bind("ref", ref)
                    .execute())
        == 1;
  }

  /** The long address; counts the hit. */
  Optional<String> hit(String ref) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    UPDATE <static>.shorturl
                    SET nb_hits = nb_hits + 1, last_hit = timezone('UTC', now())
                    WHERE ref = :ref RETURNING url
                    """)
                .bind("ref", ref)
                .mapTo(String.class)
                .findOne());
  }

  /** The long address; counts nothing. */
  Optional<String> read(String ref) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT url FROM <static>.shorturl WHERE ref = :ref")
                .bind("ref", ref)
                .mapTo(String.class)
                .findOne());
  }
}
