package org.fera.print.fetch;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.KeyStoreOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One request and its answer, to an address that was checked before; connections are kept and used
 * again.
 */
final class HttpExchange {

  private final Vertx vertx;
  private final FetchConfig config;

  /** One for the certificates that Java believes, and one for each app that has others. */
  private final Map<Optional<TrustStore>, HttpClient> clients = new ConcurrentHashMap<>();

  HttpExchange(Vertx vertx, FetchConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  private HttpClient client(Optional<TrustStore> trusted) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setConnectTimeout((int) config.connectTimeout().toMillis())
            .setDecompressionSupported(false)
            .setKeepAliveTimeout(15);
    trusted.ifPresent(
        store ->
            options.setTrustOptions(
                new KeyStoreOptions()
                    .setType("JKS")
                    .setPath(store.file().toString())
                    .setPassword(store.password())));
    return vertx.createHttpClient(
        options, new PoolOptions().setHttp1MaxSize(Math.min(config.perHost(), config.parallel())));
  }

  /**
   * An answer or a redirect.
   *
   * @param location where a redirect leads; null if it is none
   * @param fresh how long the server lets the answer be used again; zero if it does not
   * @param retryAfter how long it asks to wait; zero if it does not
   */
  record Answer(Fetched fetched, String location, Duration fresh, Duration retryAfter) {}

  Answer get(Target target, Caller caller, Map<String, String> added, Route route)
      throws BrokenExchangeException, FetchException, InterruptedException {
    AtomicReference<HttpClientRequest> open = new AtomicReference<>();
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Route way = target.portal() ? Route.STRAIGHT : route;
    RequestOptions options = options(target, caller, added);
    way.proxy(target.uri()).ifPresent(proxy -> options.setProxyOptions(proxy(proxy)));
    clients
        .computeIfAbsent(way.trustStore(), this::client)
        .request(options)
        .compose(
            request -> {
              open.set(request);
              return request.send();
            })
        .onSuccess(response -> receive(response, answer))
        .onFailure(answer::completeExceptionally);
    try {
      return answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      reset(open.get());
      throw new BrokenExchangeException(
          "the server did not answer within " + config.timeout().toSeconds() + " s");
    } catch (InterruptedException e) {
      reset(open.get());
      throw e;
    } catch (ExecutionException e) {
      reset(open.get());
      if (e.getCause() instanceof FetchException refused) {
        throw refused;
      }
      throw new BrokenExchangeException("the server cannot be reached");
    }
  }

  private static ProxyOptions proxy(ProxyServer proxy) {
    ProxyOptions options =
        new ProxyOptions().setType(ProxyType.HTTP).setHost(proxy.host()).setPort(proxy.port());
    proxy.username().ifPresent(name -> options.setUsername(name).setPassword(proxy.password()));
    return options;
  }

  private static RequestOptions options(Target target, Caller caller, Map<String, String> added) {
    String path = target.uri().getRawPath();
    String query = target.uri().getRawQuery();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setServer(
                SocketAddress.inetSocketAddress(target.port(), target.address().getHostAddress()))
            .setHost(target.uri().getHost())
            .setPort(target.port())
            .setSsl(target.uri().getScheme().equals("https"))
            .setFollowRedirects(false)
            .setURI((path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query))
            .putHeader("User-Agent", "Fera print-service")
            .putHeader("Accept-Encoding", "identity")
            .putHeader("X-Job-ID", caller.ref());
    added.forEach(options::putHeader);
    if (target.portal()) {
      caller.portalHeaders().forEach(options::putHeader);
    }
    return options;
  }

  private void receive(HttpClientResponse response, CompletableFuture<Answer> answer) {
    Buffer body = Buffer.buffer();
    String encoding = response.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      answer.completeExceptionally(
          new FetchException("the answer is compressed, which was not asked for"));
      return;
    }
    if (Freshness.seconds(response.getHeader("Content-Length")) > config.maxBytes()) {
      answer.completeExceptionally(tooLarge());
      return;
    }
    response.handler(
        part -> {
          if (body.length() + part.length() > config.maxBytes()) {
            answer.completeExceptionally(tooLarge());
          } else {
            body.appendBuffer(part);
          }
        });
    response.exceptionHandler(answer::completeExceptionally);
    response.endHandler(
        end -> {
          int status = response.statusCode();
          String location =
              status >= 300 && status < 400 && status != 304
                  ? response.getHeader("Location")
                  : null;
          answer.complete(
              new Answer(
                  new Fetched(status, type(response), body.getBytes()),
                  location,
                  status == 200 ? Freshness.of(response) : Duration.ZERO,
                  Freshness.retryAfter(response)));
        });
  }

  private FetchException tooLarge() {
    return new FetchException("the answer is larger than " + config.maxBytes() + " bytes");
  }

  private static String type(HttpClientResponse response) {
    String type = response.getHeader("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
  }

  private static void reset(HttpClientRequest request) {
    if (request != null) {
      request.reset();
    }
  }

  void close() {
    clients.values().forEach(HttpClient::close);
  }
}
