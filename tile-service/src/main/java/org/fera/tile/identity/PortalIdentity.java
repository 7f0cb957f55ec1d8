package org.fera.tile.identity;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks wsgi-app who a caller is, {@code GET /internal/identity}. Answers are believed for some
 * seconds and not beyond the end of the session; when in doubt nobody is known.
 */
public final class PortalIdentity implements Identity {

  private static final String PATH = "/internal/identity";
  private static final int OK = 200;
  private static final int MOST_CALLERS = 10_000;
  private static final int CONNECTIONS = 8;
  private static final int MOST_WAITING = 256;

  private final HttpClient client;
  private final List<URI> urls;
  private final AtomicInteger preferred = new AtomicInteger();
  private final Duration timeout;
  private final AsyncCache<Credentials, IdentityAnswer> known;

  /**
   * @param urls of wsgi-app's instances, without a slash at their end; at least one
   * @param keep how long an answer is believed at most
   */
  public PortalIdentity(Vertx vertx, List<URI> urls, Duration timeout, Duration keep, Clock clock) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setMaxWaitQueueSize(MOST_WAITING)
                .setConnectTimeout((int) timeout.toMillis()));
    this.urls = List.copyOf(urls);
    this.timeout = timeout;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MOST_CALLERS)
            .expireAfter(
                Expiry.<Credentials, IdentityAnswer>creating(
                    (who, answer) -> answer.believable(clock.instant(), keep)))
            .executor(Runnable::run)
            .buildAsync();
  }

  @Override
  public Future<Caller> of(Credentials credentials) {
    // One question however many tiles a map shows at once; a failure is not kept.
    return Future.fromCompletionStage(
            known.get(
                credentials,
                (who, executor) -> ask(who, 0).toCompletionStage().toCompletableFuture()))
        .map(IdentityAnswer::caller)
        .recover(failure -> Future.failedFuture(unknown()));
  }

  /** Asks the instance that has answered last, and those after it as long as they fail. */
  private Future<IdentityAnswer> ask(Credentials credentials, int failed) {
    int number = preferred.get();
    return ask(credentials, urls.get(number % urls.size()))
        .recover(
            failure -> {
              preferred.compareAndSet(number, (number + 1) % urls.size());
              return failed + 1 < urls.size()
                  ? ask(credentials, failed + 1)
                  : Future.failedFuture(failure);
            });
  }

  private Future<IdentityAnswer> ask(Credentials credentials, URI url) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(url + PATH)
            .setTimeout(timeout.toMillis())
            .setFollowRedirects(false);
    return client
        .request(options)
        .compose(request -> send(request, credentials))
        .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Future<IdentityAnswer> send(HttpClientRequest request, Credentials credentials) {
    put(request, "Cookie", credentials.cookies());
    put(request, "Authorization", credentials.authorization());
    put(request, "X-Forwarded-For", credentials.address());
    put(request, "X-Forwarded-Host", credentials.host());
    return request.send().compose(PortalIdentity::read);
  }

  private static void put(HttpClientRequest request, String header, String value) {
    if (!value.isEmpty()) {
      request.putHeader(header, value);
    }
  }

  private static Future<IdentityAnswer> read(HttpClientResponse response) {
    if (response.statusCode() != OK) {
      response.request().reset();
      return Future.failedFuture(unknown());
    }
    return response.body().map(IdentityAnswer::parse);
  }

  private static IdentityUnknown unknown() {
    return new IdentityUnknown("It cannot be found out now who asks");
  }
}
