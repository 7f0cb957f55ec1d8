package org.fera.app.ogc;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.List;
import org.fera.app.health.CheckFailed;
import org.fera.app.health.PortalCheck;
import org.fera.app.health.PortalChecks;

/** Whether the OGC servers tell what they offer. */
@Singleton
final class OgcChecks implements PortalChecks {

  private static final int LEVEL = 3;

  private final OgcServers ogcServers;
  private final OgcDocuments documents;

  OgcChecks(OgcServers ogcServers, OgcDocuments documents) {
    this.ogcServers = ogcServers;
    this.documents = documents;
  }

  @Override
  public List<PortalCheck> checks() {
    try {
      return ogcServers.used().stream().map(this::check).toList();
    } catch (RuntimeException e) {
      // The checks of the database tell this.
      Log.debugf("The OGC servers cannot be read: %s", e.getMessage());
      return List.of();
    }
  }

  private PortalCheck check(OgcServer server) {
    return new PortalCheck("capabilities_" + server.name(), LEVEL, () -> look(server));
  }

  private String look(OgcServer server) throws CheckFailed {
    String wms = reason(documents.capabilities(server).join());
    String wfs = server.wfsSupport() ? reason(documents.featureTypes(server).join()) : null;
    if (wms != null || wfs != null) {
      throw new CheckFailed(wms != null ? wms : wfs);
    }
    return null;
  }

  private static String reason(RemoteDocument<?> document) {
    return document instanceof RemoteDocument.Failed<?> failed ? failed.reason() : null;
  }
}
