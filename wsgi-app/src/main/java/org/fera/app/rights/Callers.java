package org.fera.app.rights;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;

/** Finds out who sent the request at hand. Without logins everybody is anonymous. */
@ApplicationScoped
public class Callers {

  private final Jdbi jdbi;

  Callers(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The caller of the request at hand. */
  public Caller current() {
    return jdbi.withHandle(
        handle ->
            Caller.anonymous(
                handle
                    .createQuery("SELECT id FROM <main>.role WHERE name = 'anonymous'")
                    .mapTo(Integer.class)
                    .list()));
  }
}
