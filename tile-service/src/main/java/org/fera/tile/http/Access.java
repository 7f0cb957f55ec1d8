package org.fera.tile.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.identity.Caller;
import org.fera.tile.identity.Credentials;
import org.fera.tile.identity.Identity;
import org.fera.tile.identity.IdentityUnknown;
import org.fera.tile.request.RequestFault;
import org.fera.tile.request.TileRequest;
import org.fera.tile.tileset.Tileset;

/** Lets callers have what their roles allow; wherever a tile is kept, it is asked before. */
@ApplicationScoped
class Access {

  /** Set by the portal's entry and by nobody else. */
  static final String ENVIRONMENT = "X-Fera-Environment";

  private final Identity identity;
  private final TrustedProxies proxies;

  Access(Identity identity, TrustedProxies proxies) {
    this.identity = identity;
    this.proxies = proxies;
  }

  /** Whether the answer is the same for everybody, so that nobody need be asked. */
  static boolean isOpen(TileRequest request, TileConfiguration configuration) {
    if (request instanceof TileRequest.OfTilesets named) {
      for (Tileset tileset : named.tilesets()) {
        if (tileset.isPrivate()) {
          return false;
        }
      }
      return true;
    }
    return request instanceof TileRequest.OfNone || !configuration.hasPrivate();
  }

  /**
   * The caller, who may have what is asked for. The future fails with {@link RequestFault} when he
   * may not, and with {@link IdentityUnknown} when nobody knows; lists then show what all may see.
   */
  Future<Caller> admit(TileRequest request, HttpServerRequest http) {
    Future<Caller> caller = identity.of(credentials(http));
    return request instanceof TileRequest.OfTilesets named
        ? caller.compose(who -> admitted(who, named))
        : caller.recover(
            failure ->
                failure instanceof IdentityUnknown
                    ? Future.succeededFuture(Caller.NOBODY)
                    : Future.failedFuture(failure));
  }

  private static Future<Caller> admitted(Caller caller, TileRequest.OfTilesets request) {
    for (Tileset tileset : request.tilesets()) {
      if (!tileset.isFor(caller.roleNames())) {
        RequestFault fault =
            caller.isAnonymous() ? RequestFault.notLoggedIn() : RequestFault.forbidden();
        return Future.failedFuture(fault.in(request.form()));
      }
    }
    return Future.succeededFuture(caller);
  }

  private Credentials credentials(HttpServerRequest http) {
    return new Credentials(
        header(http, HttpHeaders.COOKIE).orElse(""),
        header(http, HttpHeaders.AUTHORIZATION).orElse(""),
        header(http, ENVIRONMENT).orElse(""),
        proxies.origin(http),
        proxies.host(http));
  }

  private static Optional<String> header(HttpServerRequest http, CharSequence name) {
    return Optional.ofNullable(http.getHeader(name));
  }
}
