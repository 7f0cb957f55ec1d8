package org.fera.app.themes;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.fera.app.ogc.FeatureTypes;
import org.fera.app.ogc.OgcServer;
import org.fera.app.ogc.RemoteDocument;
import org.fera.app.servers.Query;
import org.fera.app.servers.ServerUrl;
import org.fera.app.servers.ServerUrls;
import org.fera.app.themes.OgcServerNode.Use;
import org.fera.app.themes.ThemeTree.ServerRow;

/** Makes nodes of OGC servers: through the proxy, unless browsers ask the server themselves. */
final class OgcServerNodes {

  private final OgcContent content;
  private final ServerUrls urls;
  private final UnaryOperator<String> portal;
  private final Set<String> errors;

  /**
   * @param portal address of a route of the portal
   * @param errors gets the errors
   */
  OgcServerNodes(
      OgcContent content, ServerUrls urls, UnaryOperator<String> portal, Set<String> errors) {
    this.content = content;
    this.urls = urls;
    this.portal = portal;
    this.errors = errors;
  }

  OgcServerNode node(ServerRow row) {
    OgcServer server = row.server();
    FeatureTypes types = featureTypes(server);
    String url = server.isProxied() ? proxy(server, Map.of()) : direct(server, server.url());
    Map<String, Use> uses = new LinkedHashMap<>();
    String map = server.isProxied() ? proxy(server, Map.of("ogcserver_type", "map")) : url;
    uses.put("map", new Use(map, server.mapProtocol()));
    uses.put(
        "query",
        new Use(
            use(server, "query", server.queryUrl(), server.queryAuth(), map),
            server.queryProtocol()));
    uses.put(
        "edit",
        new Use(
            use(server, "edit", server.editUrl(), server.editAuth(), map), server.editProtocol()));
    return new OgcServerNode(
        url,
        server.isProxied() ? url : direct(server, server.wfsUrl()),
        uses,
        server.type(),
        server.isProxied(),
        server.imageType(),
        server.wfsSupport(),
        server.isSingleTile(),
        types == null ? null : types.namespace(),
        types == null ? null : visible(types, row.hidden()));
  }

  private String use(OgcServer server, String use, String url, String auth, String map) {
    if (url == null || url.isBlank()) {
      return map;
    }
    return OgcServer.NO_AUTH.equals(auth)
        ? direct(server, url)
        : proxy(server, Map.of("ogcserver_type", use));
  }

  private FeatureTypes featureTypes(OgcServer server) {
    RemoteDocument<FeatureTypes> document = content.featureTypes().get(server.id());
    if (document instanceof RemoteDocument.Read<FeatureTypes> read) {
      return read.content();
    }
    if (document instanceof RemoteDocument.Failed<FeatureTypes> failed) {
      errors.add(failed.reason());
    }
    return null;
  }

  private static Map<String, Map<String, Map<String, String>>> visible(
      FeatureTypes types, Set<String> hidden) {
    Map<String, Map<String, Map<String, String>>> visible = new LinkedHashMap<>();
    types
        .attributes()
        .forEach(
            (name, attributes) -> {
              if (!hidden.contains(name.toLowerCase(Locale.ROOT))) {
                visible.put(name, attributes);
              }
            });
    return visible;
  }

  private String proxy(OgcServer server, Map<String, String> more) {
    Map<String, String> query = new TreeMap<>(more);
    query.put("ogcserver", server.name());
    return Query.add(portal.apply("mapserv_proxy"), query);
  }

  private String direct(OgcServer server, String address) {
    ServerUrl url = urls.resolve(server.title(), address);
    if (url instanceof ServerUrl.Found found) {
      return found.value();
    }
    errors.add(((ServerUrl.Wrong) url).error());
    return null;
  }
}
