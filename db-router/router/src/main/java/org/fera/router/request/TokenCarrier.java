package org.fera.router.request;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import java.util.Optional;
import org.fera.router.written.TokenCodec;

/** Where a token travels: in a cookie for browsers, in a header for programs that keep none. */
final class TokenCarrier {

  private static final String HEADER = "X-Fera-Written";
  private static final String COOKIE = "fera-rw";

  /** Browsers take a cookie of this name only over https, for this host and all its paths. */
  private static final String HOST_COOKIE = "__Host-" + COOKIE;

  private final TokenCodec codec;
  private final boolean visibleOverHttps;

  /**
   * @param visibleOverHttps whether clients come over https although the request did not (a proxy
   *     before us)
   */
  TokenCarrier(TokenCodec codec, boolean visibleOverHttps) {
    this.codec = codec;
    this.visibleOverHttps = visibleOverHttps;
  }

  /** The text of the client's token, the header before the cookie. */
  static Optional<String> token(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(HEADER))
        .or(() -> cookie(request, HOST_COOKIE))
        .or(() -> cookie(request, COOKIE));
  }

  private static Optional<String> cookie(HttpServerRequest request, String name) {
    for (String line : request.headers().getAll("Cookie")) {
      for (String pair : line.split(";")) {
        String cookie = pair.strip();
        if (cookie.startsWith(name + "=")) {
          return Optional.of(cookie.substring(name.length() + 1));
        }
      }
    }
    return Optional.empty();
  }

  /** Hands a token to the client; the headers must not be sent yet. */
  void send(HttpServerRequest request, HttpServerResponse response, String token) {
    boolean https = visibleOverHttps || "https".equals(request.scheme());
    response.putHeader(HEADER, token);
    response
        .headers()
        .add(
            "Set-Cookie",
            String.format(
                Locale.ROOT,
                "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Lax%s",
                https ? HOST_COOKIE : COOKIE,
                token,
                codec.ttl().toSeconds(),
                https ? "; Secure" : ""));
  }
}
