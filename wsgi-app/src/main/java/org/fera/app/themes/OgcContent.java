package org.fera.app.themes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.fera.app.ogc.FeatureTypes;
import org.fera.app.ogc.OgcDocuments;
import org.fera.app.ogc.OgcServer;
import org.fera.app.ogc.RemoteDocument;
import org.fera.app.ogc.WmsCapabilities;

/**
 * What the OGC servers of the portal say of themselves.
 *
 * @param capabilities by id of the server
 * @param featureTypes by id of the server; of those with WFS
 */
record OgcContent(
    Map<Integer, RemoteDocument<WmsCapabilities>> capabilities,
    Map<Integer, RemoteDocument<FeatureTypes>> featureTypes) {

  /** Asks all servers at a time; takes as long as the slowest, at most the limit of requests. */
  static OgcContent of(OgcDocuments documents, List<OgcServer> servers) {
    Map<Integer, CompletableFuture<RemoteDocument<WmsCapabilities>>> capabilities = new HashMap<>();
    Map<Integer, CompletableFuture<RemoteDocument<FeatureTypes>>> types = new HashMap<>();
    for (OgcServer server : servers) {
      capabilities.put(server.id(), documents.capabilities(server));
      if (server.wfsSupport()) {
        types.put(server.id(), documents.featureTypes(server));
      }
    }
    return new OgcContent(joined(capabilities), joined(types));
  }

  /** The layers of a server; none when they are not known. */
  WmsCapabilities capabilitiesOrNone(int server) {
    return capabilities.get(server) instanceof RemoteDocument.Read<WmsCapabilities> read
        ? read.content()
        : WmsCapabilities.NONE;
  }

  /** Whether each server answered, now or before. */
  boolean isWhole() {
    return capabilities.values().stream().noneMatch(RemoteDocument.Failed.class::isInstance)
        && featureTypes.values().stream().noneMatch(RemoteDocument.Failed.class::isInstance);
  }

  private static <T> Map<Integer, T> joined(Map<Integer, CompletableFuture<T>> futures) {
    Map<Integer, T> values = new HashMap<>();
    futures.forEach((id, future) -> values.put(id, future.join()));
    return values;
  }
}
