package org.fera.app.ogc;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads the table ogc_server. */
@ApplicationScoped
public class OgcServers {

  private final Jdbi jdbi;

  OgcServers(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** All rows, by name. */
  public List<OgcServer> all() {
    return jdbi.withHandle(this::all);
  }

  /** All rows, by name, as the handle's transaction sees them. */
  public List<OgcServer> all(Handle handle) {
    return handle
        .createQuery("SELECT * FROM <main>.ogc_server ORDER BY name")
        .map(ConstructorMapper.of(OgcServer.class))
        .list();
  }
}
