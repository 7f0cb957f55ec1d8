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
    return jdbi.withHandle(handle -> rows(handle, ""));
  }

  /** Those that a WMS layer uses, by name. */
  public List<OgcServer> used() {
    return jdbi.withHandle(this::used);
  }

  /** Those that a WMS layer uses, by name, as the handle's transaction sees them. */
  public List<OgcServer> used(Handle handle) {
    return rows(handle, "WHERE id IN (SELECT ogc_server_id FROM <main>.layer_wms)");
  }

  private static List<OgcServer> rows(Handle handle, String condition) {
    return handle
        .createQuery("SELECT * FROM <main>.ogc_server " + condition + " ORDER BY name")
        .map(ConstructorMapper.of(OgcServer.class))
        .list();
  }
}
