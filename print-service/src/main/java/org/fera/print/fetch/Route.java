package org.fera.print.fetch;

import java.net.URI;
import java.util.Optional;

/** The way that requests of an app take to servers other than the portal. */
public interface Route {

  /** Straight to each server, by the certificates that Java believes. */
  Route STRAIGHT =
      new Route() {
        @Override
        public String name() {
          return "";
        }

        @Override
        public Optional<ProxyServer> proxy(URI uri) {
          return Optional.empty();
        }

        @Override
        public Optional<TrustStore> trustStore() {
          return Optional.empty();
        }
      };

  /** Routes of the same name lead to the same answers. */
  String name();

  /** The proxy by which a URL is fetched; empty for none. */
  Optional<ProxyServer> proxy(URI uri);

  /** The certificates by which servers are believed instead of Java's own. */
  Optional<TrustStore> trustStore();
}
