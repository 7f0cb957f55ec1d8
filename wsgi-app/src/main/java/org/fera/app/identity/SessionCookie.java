package org.fera.app.identity;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.fera.app.http.EntryPoint;
import org.fera.app.http.PublicUrl;

/** The cookie of the request at hand and of its answer. */
@RequestScoped
class SessionCookie {

  private final HttpServerRequest request;
  private final PublicUrl publicUrl;
  private final EntryPoint entryPoint;
  private final AuthenticationConfig config;
  private final SessionCodec codec;

  SessionCookie(
      HttpServerRequest request,
      PublicUrl publicUrl,
      EntryPoint entryPoint,
      AuthenticationConfig config,
      SessionCodec codec) {
    this.request = request;
    this.publicUrl = publicUrl;
    this.entryPoint = entryPoint;
    this.config = config;
    this.codec = codec;
  }

  /** What the caller's cookie says; of several of the name the first that we signed. */
  Optional<Session> read() {
    return request.cookies(config.cookieName()).stream()
        .map(Cookie::getValue)
        .flatMap(value -> codec.decode(value).stream())
        .findFirst();
  }

  void send(Session session) {
    Cookie cookie = cookie(codec.encode(session));
    if (!config.maxAge().isZero()) {
      cookie.setMaxAge(config.maxAge().toSeconds());
    }
    add(cookie);
  }

  /** Lets the browser forget it. */
  void clear() {
    add(cookie("").setMaxAge(0));
  }

  private Cookie cookie(String value) {
    return Cookie.cookie(config.cookieName(), value)
        .setPath(entryPoint.path())
        .setHttpOnly(config.httpOnly())
        .setSecure(config.secure().orElseGet(() -> publicUrl.scheme().equals("https")))
        .setSameSite(
            CookieSameSite.valueOf(config.sameSite().name().toUpperCase(java.util.Locale.ROOT)));
  }

  private void add(Cookie cookie) {
    request.response().headers().add("Set-Cookie", cookie.encode());
  }
}
