package org.fera.app.rights;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Finds out, once for each request, who sent it. */
@RequestScoped
public class Callers {

  private final Jdbi jdbi;
  private Caller current;

  Callers(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The caller of the request at hand. */
  public Caller current() {
    if (current == null) {
      current =
          jdbi.withHandle(
              handle ->
                  new Caller(
                      Optional.empty(),
                      false,
                      handle
                          .createQuery("SELECT id, name FROM <main>.role WHERE name = 'anonymous'")
                          .map(ConstructorMapper.of(Role.class))
                          .list()));
    }
    return current;
  }
}
