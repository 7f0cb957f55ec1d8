package org.fera.app.ogc;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.fera.app.servers.Query;
import org.fera.app.servers.ServerUrl;
import org.fera.app.servers.ServerUrls;
import org.fera.app.upstream.Upstream;

/**
 * Capabilities and feature types of OGC servers, whole: asked for with the roles that see all. What
 * a caller may see of them is decided by whoever hands them on.
 */
@ApplicationScoped
public class OgcDocuments {

  private static final String SEE_ALL = "0";

  private final ServerUrls urls;
  private final RemoteDocuments<WmsCapabilities> capabilities;
  private final RemoteDocuments<FeatureTypes> featureTypes;

  OgcDocuments(ServerUrls urls, Upstream upstream, OgcConfig config) {
    this.urls = urls;
    this.capabilities = new RemoteDocuments<>(upstream, config, WmsCapabilitiesParser::parse);
    this.featureTypes = new RemoteDocuments<>(upstream, config, FeatureTypesParser::parse);
  }

  /** The layers of a server's WMS. Ask for all servers before waiting for one. */
  public CompletableFuture<RemoteDocument<WmsCapabilities>> capabilities(OgcServer server) {
    return get(
        capabilities,
        server,
        server.url(),
        Map.of("SERVICE", "WMS", "VERSION", "1.1.1", "REQUEST", "GetCapabilities"));
  }

  /** The feature types of a server's WFS. */
  public CompletableFuture<RemoteDocument<FeatureTypes>> featureTypes(OgcServer server) {
    return get(
        featureTypes,
        server,
        server.wfsUrl(),
        Map.of("SERVICE", "WFS", "VERSION", "1.0.0", "REQUEST", "DescribeFeatureType"));
  }

  private <T> CompletableFuture<RemoteDocument<T>> get(
      RemoteDocuments<T> documents, OgcServer server, String address, Map<String, String> query) {
    ServerUrl resolved = urls.resolve(server.title(), address);
    if (resolved instanceof ServerUrl.Found found && found.value().matches("https?://.*")) {
      String url = Query.add(found.value(), new TreeMap<>(query));
      return documents.get(
          server.title(),
          Query.add(url, new TreeMap<>(Map.of("ROLE_IDS", SEE_ALL, "USER_ID", SEE_ALL))));
    }
    String error =
        resolved instanceof ServerUrl.Wrong wrong
            ? wrong.error()
            : server.title() + " has an address that only browsers can ask.";
    return CompletableFuture.completedFuture(new RemoteDocument.Failed<>(error));
  }
}
