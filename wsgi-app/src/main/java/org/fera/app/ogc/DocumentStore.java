package org.fera.app.ogc;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The last good documents, in the database: they outlive a restart. */
@ApplicationScoped
class DocumentStore {

  private static final String READ =
      "SELECT url, body FROM fera_app.ogc_document WHERE url = ANY (:urls)";

  // Unchanged ones are written once a day only, to tell that they are in use.
  private static final String KEEP =
      """
      INSERT INTO fera_app.ogc_document AS kept (url, body) VALUES (:url, :body)
      ON CONFLICT (url) DO UPDATE SET body = excluded.body, read_at = now()
      WHERE kept.body <> excluded.body OR kept.read_at < now() - interval '1 day'
      """;

  private static final String FORGET =
      "DELETE FROM fera_app.ogc_document WHERE read_at < now() - interval '90 days'";

  private final Jdbi jdbi;

  DocumentStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The documents of these addresses that are kept. */
  Map<String, byte[]> read(Collection<String> urls) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(READ)
                .bindArray("urls", String.class, urls.toArray())
                .reduceRows(
                    new HashMap<>(),
                    (all, row) -> {
                      all.put(
                          row.getColumn("url", String.class), row.getColumn("body", byte[].class));
                      return all;
                    }));
  }

  /** Keeps a document. One that cannot be kept is lost at the next restart, no worse. */
  void keep(DocumentAddress address, byte[] body) {
    try {
      jdbi.useHandle(
          handle -> {
            handle.createUpdate(KEEP).bind("url", address.url()).bind("body", body).execute();
            handle.execute(FORGET);
          });
    } catch (RuntimeException e) {
      Log.infof("The document of %s is not kept: %s", address.server(), e.getMessage());
    }
  }
}
