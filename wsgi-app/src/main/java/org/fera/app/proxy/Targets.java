package org.fera.app.proxy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fera.app.http.BadParameter;
import org.fera.app.http.Parameters;
import org.fera.app.http.Unavailable;
import org.fera.app.ogc.OgcDocuments;
import org.fera.app.ogc.OgcServer;
import org.fera.app.ogc.OgcServers;
import org.fera.app.ogc.RemoteDocument;
import org.fera.app.ogc.WmsCapabilities;
import org.fera.app.rights.Caller;
import org.fera.app.rights.LayerRights;
import org.fera.app.rights.RestrictionAreas;
import org.fera.app.rights.WmsNames;
import org.fera.app.servers.ServerUrl;
import org.fera.app.servers.ServerUrls;

/** Finds the server of a request, and what of it the caller may see. */
@ApplicationScoped
class Targets {

  private static final Set<String> USES = Set.of("map", "query", "edit");

  private final OgcServers ogcServers;
  private final OgcDocuments documents;
  private final LayerRights rights;
  private final RestrictionAreas areas;
  private final ServerUrls urls;
  private final ProxyConfig config;

  Targets(
      OgcServers ogcServers,
      OgcDocuments documents,
      LayerRights rights,
      RestrictionAreas areas,
      ServerUrls urls,
      ProxyConfig config) {
    this.ogcServers = ogcServers;
    this.documents = documents;
    this.rights = rights;
    this.areas = areas;
    this.urls = urls;
    this.config = config;
  }

  /**
   * A request's server.
   *
   * @param sharing ids of all servers at the same address
   */
  record Found(Target target, List<Integer> sharing) {}

  Found find(OgcParameters parameters, String service) {
    String name = Parameters.required("ogcserver", parameters.get("ogcserver").orElse(null));
    String use =
        Parameters.word(
            "ogcserver_type", parameters.get("ogcserver_type").orElse(null), "map", USES);
    return find(name, use, service);
  }

  /**
   * A server by its name, and its address for a use.
   *
   * @param use map, query or edit
   * @param service WMS or WFS, in any case
   */
  Found find(String name, String use, String service) {
    List<OgcServer> all = ogcServers.all();
    OgcServer server =
        all.stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new BadParameter("ogcserver", "There is no OGC server of this name."));
    String url = resolved(server, Target.address(server, use, service));
    List<Integer> sharing =
        all.stream()
            .filter(other -> server.id() == other.id() || isSame(server, other))
            .map(OgcServer::id)
            .toList();
    return new Found(new Target(server, url, Target.auth(server, use)), sharing);
  }

  /** Empty when nothing of the server is kept from the caller. */
  Optional<LayerScope> scope(Found found, Caller caller) {
    WmsNames names = rights.wmsNames(caller, found.sharing());
    if (names.allVisible()) {
      return Optional.empty();
    }
    return Optional.of(new LayerScope(capabilities(found), names));
  }

  /**
   * Empty when the server itself keeps to the restriction areas, or there is none with geometry for
   * this caller.
   */
  Optional<AreaScope> areas(Found found, Caller caller) {
    Map<String, Set<Integer>> limits =
        filters(found) ? Map.of() : areas.limits(caller, found.sharing());
    return limits.isEmpty()
        ? Optional.empty()
        : Optional.of(new AreaScope(capabilities(found), limits));
  }

  /** Whether the server itself keeps to the restriction areas. */
  boolean filters(Found found) {
    OgcServer server = found.target().server();
    return Credential.filters(server, found.target().auth())
        && !config.filterFor().orElse(List.of()).contains(server.name());
  }

  /**
   * Whether a caller may change features: only who is logged in, and where the server does not keep
   * to restriction areas only where one without geometry allows it.
   */
  boolean mayWrite(Found found, Caller caller, String collection) {
    return !caller.isAnonymous()
        && rights
            .writable(caller, found.sharing(), !filters(found))
            .contains(collection.toLowerCase(Locale.ROOT));
  }

  /** The names, in small letters, to which the caller may write, whatever the geometry is. */
  Set<String> writableEverywhere(Found found, Caller caller) {
    return rights.writable(caller, found.sharing(), true);
  }

  /** Which layers a group contains must be known: better no map than one with hidden layers. */
  private WmsCapabilities capabilities(Found found) {
    RemoteDocument<WmsCapabilities> document =
        documents.capabilities(found.target().server()).join();
    if (document instanceof RemoteDocument.Read<WmsCapabilities> read) {
      return read.content();
    }
    throw Unavailable.broken(((RemoteDocument.Failed<WmsCapabilities>) document).reason(), null);
  }

  private String resolved(OgcServer server, String address) {
    if (urls.resolve(server.title(), address) instanceof ServerUrl.Found found
        && found.value().matches("https?://.+")) {
      return found.value();
    }
    throw Unavailable.broken(server.title() + " has no address that can be asked.", null);
  }

  /** What one row keeps private the other must not show, however their addresses are written. */
  private boolean isSame(OgcServer a, OgcServer b) {
    return bases(a).stream().anyMatch(bases(b)::contains);
  }

  private Set<String> bases(OgcServer server) {
    return Stream.of(server.url(), server.wfsUrl())
        .map(address -> urls.resolve(server.title(), address))
        .flatMap(
            url ->
                url instanceof ServerUrl.Found found
                    ? Stream.of(found.value())
                    : Stream.<String>empty())
        .map(url -> url.split("\\?", 2)[0].replaceAll("/+$", "").toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
