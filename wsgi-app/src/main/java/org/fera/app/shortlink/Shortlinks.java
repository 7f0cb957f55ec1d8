package org.fera.app.shortlink;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.fera.app.http.EntryPoint;
import org.fera.app.http.PublicUrl;
import org.fera.app.http.Unavailable;

/** Makes short links and follows them. */
@ApplicationScoped
class Shortlinks {

  private static final int TRIES = 20;

  private final ShortlinkConfig config;
  private final ShortlinkRepository repository;
  private final PublicUrl publicUrl;
  private final EntryPoint entryPoint;
  private final References references = new References();

  Shortlinks(
      ShortlinkConfig config,
      ShortlinkRepository repository,
      PublicUrl publicUrl,
      EntryPoint entryPoint) {
    this.config = config;
    this.repository = repository;
    this.publicUrl = publicUrl;
    this.entryPoint = entryPoint;
  }

  /** The short address; that of a link that is short already is itself. */
  String create(String url) {
    LongUrl longUrl = LongUrl.of(url, hosts());
    String shortPath = entryPoint.path() + "s/";
    if (longUrl.path().startsWith(shortPath)) {
      String ref = longUrl.path().substring(shortPath.length());
      if (References.possible(ref)) {
        return base() + ref;
      }
    }
    for (int i = 0; i < TRIES; i++) {
      String ref = references.next(config.length());
      if (repository.insert(ref, longUrl.value())) {
        return base() + ref;
      }
    }
    throw Unavailable.busy("No free reference was found; a greater fera.shortlink.length helps.");
  }

  /** The long address, its hit counted. */
  Optional<String> follow(String ref) {
    return References.possible(ref) ? repository.hit(ref).map(this::checked) : Optional.empty();
  }

  /**
   * Where no host is named a link was made for the one that its maker's request named, who may have
   * named any: it leads nowhere but to where it is followed.
   */
  private String checked(String url) {
    return publicUrl.isHostNamed()
        ? url
        : LongUrl.held(url, hosts(), publicUrl.scheme() + "://" + publicUrl.host());
  }

  private String base() {
    return config.baseUrl().orElseGet(() -> publicUrl.of("s/"));
  }

  private Set<String> hosts() {
    Set<String> hosts = new HashSet<>();
    config.allowedHosts().ifPresent(hosts::addAll);
    hosts.add(publicUrl.host());
    Set<String> lower = new HashSet<>();
    hosts.forEach(host -> lower.add(host.toLowerCase(Locale.ROOT)));
    return lower;
  }
}
