package org.fera.print.source;

import java.net.URI;
import java.util.Optional;
import org.fera.print.app.PrintApp;
import org.fera.print.app.ProxyRule;
import org.fera.print.app.UrlMatcher;
import org.fera.print.fetch.ProxyServer;
import org.fera.print.fetch.Route;
import org.fera.print.fetch.TrustStore;

/** The way of an app's requests: by its {@code proxies} and its {@code certificateStore}. */
public record AppRoute(PrintApp app) implements Route {

  @Override
  public String name() {
    return app.proxies().isEmpty() && app.trustStore().isEmpty() ? "" : app.folder().toString();
  }

  @Override
  public Optional<ProxyServer> proxy(URI uri) {
    return app.proxies().stream()
        .filter(proxy -> UrlMatcher.allows(proxy.matchers(), uri))
        .map(ProxyRule::server)
        .findFirst();
  }

  @Override
  public Optional<TrustStore> trustStore() {
    return app.trustStore();
  }
}
