package org.fera.app.ogc;

import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fera.app.changes.PortalVersion;
import org.fera.app.servers.Query;
import org.fera.app.servers.ServerUrl;
import org.fera.app.servers.ServerUrls;
import org.fera.app.upstream.Upstream;
import org.fera.app.upstream.UpstreamConfig;

/**
 * Capabilities and feature types of OGC servers, whole: asked for with the roles that see all. What
 * a caller may see of them is decided by whoever hands them on. They are fetched in the background
 * ({@link DocumentRefresh}) and kept in the database.
 */
@ApplicationScoped
public class OgcDocuments {

  private static final Map<String, String> CAPABILITIES =
      Map.of("SERVICE", "WMS", "VERSION", "1.1.1", "REQUEST", "GetCapabilities");
  private static final Map<String, String> FEATURE_TYPES =
      Map.of("SERVICE", "WFS", "VERSION", "1.0.0", "REQUEST", "DescribeFeatureType");
  private static final Map<String, String> SEE_ALL = Map.of("ROLE_IDS", "0", "USER_ID", "0");
  private static final int THREADS = 2;

  private final ServerUrls urls;
  private final DocumentStore store;
  private final Upstream upstream;
  private final ExecutorService executor;
  private final RemoteDocuments<WmsCapabilities> capabilities;
  private final RemoteDocuments<FeatureTypes> featureTypes;
  private final Set<String> lookedUp = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> restored;

  OgcDocuments(
      ServerUrls urls,
      DocumentStore store,
      Vertx vertx,
      UpstreamConfig upstreamConfig,
      OgcConfig config,
      PortalVersion version) {
    this.urls = urls;
    this.store = store;
    this.upstream =
        new Upstream(vertx, new DocumentLimits(upstreamConfig.connectTimeout(), config));
    this.executor = Executors.newFixedThreadPool(THREADS, OgcDocuments::thread);
    DocumentFetcher fetcher = new DocumentFetcher(upstream, config, executor);
    this.capabilities =
        new RemoteDocuments<>(
            fetcher, config, WmsCapabilitiesParser::parse, store::keep, version::changed);
    this.featureTypes =
        new RemoteDocuments<>(
            fetcher, config, FeatureTypesParser::parse, store::keep, version::changed);
    this.restored =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, config.patience().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The layers of a server's WMS. Ask for all servers before waiting for one. */
  public CompletableFuture<RemoteDocument<WmsCapabilities>> capabilities(OgcServer server) {
    return get(capabilities, server, server.url(), CAPABILITIES);
  }

  /** The feature types of a server's WFS. */
  public CompletableFuture<RemoteDocument<FeatureTypes>> featureTypes(OgcServer server) {
    return get(featureTypes, server, server.wfsUrl(), FEATURE_TYPES);
  }

  /** Fetches what is unknown or old; what is unknown is first looked for in the database. */
  void refresh(List<OgcServer> servers) {
    List<DocumentAddress> wms = addresses(servers.stream(), OgcServer::url, CAPABILITIES);
    List<DocumentAddress> wfs =
        addresses(servers.stream().filter(OgcServer::wfsSupport), OgcServer::wfsUrl, FEATURE_TYPES);
    try {
      restore(wms, wfs);
    } finally {
      restored.complete(null);
      wms.forEach(capabilities::refresh);
      wfs.forEach(featureTypes::refresh);
    }
  }

  /** Makes all documents old, so that they are fetched again. */
  void expire() {
    capabilities.expire();
    featureTypes.expire();
  }

  private void restore(List<DocumentAddress> wms, List<DocumentAddress> wfs) {
    Set<String> missing = new HashSet<>();
    Stream.concat(
            wms.stream().filter(capabilities::isUnknown),
            wfs.stream().filter(featureTypes::isUnknown))
        .map(DocumentAddress::url)
        .filter(url -> !lookedUp.contains(url))
        .forEach(missing::add);
    if (missing.isEmpty()) {
      return;
    }
    Map<String, byte[]> kept = store.read(missing);
    restore(capabilities, wms, kept);
    restore(featureTypes, wfs, kept);
    lookedUp.addAll(missing);
  }

  private static void restore(
      RemoteDocuments<?> documents,
      Collection<DocumentAddress> addresses,
      Map<String, byte[]> kept) {
    addresses.stream()
        .filter(address -> kept.containsKey(address.url()))
        .forEach(address -> documents.restore(address, kept.get(address.url())));
  }

  private <T> CompletableFuture<RemoteDocument<T>> get(
      RemoteDocuments<T> documents, OgcServer server, String address, Map<String, String> query) {
    ServerUrl resolved = urls.resolve(server.title(), address);
    Optional<DocumentAddress> document = address(server, resolved, query);
    if (document.isPresent()) {
      return restored.isDone()
          ? documents.get(document.get())
          : restored.thenCompose(done -> documents.get(document.get()));
    }
    String error =
        resolved instanceof ServerUrl.Wrong wrong
            ? wrong.error()
            : server.title() + " has an address that only browsers can ask.";
    return CompletableFuture.completedFuture(new RemoteDocument.Failed<>(error));
  }

  private List<DocumentAddress> addresses(
      Stream<OgcServer> servers, Function<OgcServer, String> address, Map<String, String> query) {
    return servers
        .flatMap(server -> inBackground(server, address.apply(server), query).stream())
        .toList();
  }

  /** Empty for addresses that a request is needed for: those below the portal's own. */
  private Optional<DocumentAddress> inBackground(
      OgcServer server, String address, Map<String, String> query) {
    try {
      return address(server, urls.resolve(server.title(), address), query);
    } catch (ContextNotActiveException e) {
      return Optional.empty();
    }
  }

  private static Optional<DocumentAddress> address(
      OgcServer server, ServerUrl resolved, Map<String, String> query) {
    if (resolved instanceof ServerUrl.Found found && found.value().matches("https?://.*")) {
      String url = Query.add(found.value(), new TreeMap<>(query));
      return Optional.of(
          new DocumentAddress(server.title(), Query.add(url, new TreeMap<>(SEE_ALL))));
    }
    return Optional.empty();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "fera-ogc-documents");
    thread.setDaemon(true);
    return thread;
  }

  @PreDestroy
  void close() {
    upstream.close();
    executor.shutdownNow();
  }
}
