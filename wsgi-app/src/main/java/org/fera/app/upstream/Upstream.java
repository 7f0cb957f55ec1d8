package org.fera.app.upstream;

import io.netty.channel.ConnectTimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.fera.app.http.Unavailable;

/**
 * Asks other servers. What fails becomes an {@link Unavailable}: 502 when the server cannot be
 * reached or breaks the connection, 503 when too much waits for it, 504 when it does not answer in
 * time.
 */
@ApplicationScoped
public class Upstream {

  private final HttpClient client;
  private final UpstreamConfig config;

  /** With limits and connections of its own; its maker closes it. */
  @Inject
  public Upstream(Vertx vertx, UpstreamConfig config) {
    this.config = config;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) config.idleTimeout().toMillis())
                .setMaxPoolSize(config.connections())
                .setMaxWaitQueueSize(config.waiting())
                .setDecompressionSupported(false));
  }

  /** The answer, its body not read yet: hand it to a {@link StreamedBody} or end it. */
  public Uni<HttpClientResponse> send(UpstreamRequest request) {
    return Uni.createFrom()
        .completionStage(() -> begin(request, config.answerTimeout()).toCompletionStage());
  }

  /** The whole answer; one longer than {@code most} bytes fails. */
  public Uni<WholeAnswer> whole(UpstreamRequest request, int most) {
    return whole(request, most, config.answerTimeout());
  }

  /**
   * The whole answer; one longer than {@code most} bytes fails.
   *
   * @param limit until the answer begins
   */
  public Uni<WholeAnswer> whole(UpstreamRequest request, int most, Duration limit) {
    return Uni.createFrom()
        .completionStage(
            () ->
                begin(request, limit)
                    .compose(response -> collect(request, response, most))
                    .toCompletionStage());
  }

  /** The body of an answer of {@link #send}; one longer than {@code most} bytes fails. */
  public Uni<WholeAnswer> read(UpstreamRequest request, HttpClientResponse answer, int most) {
    return Uni.createFrom()
        .completionStage(() -> collect(request, answer, most).toCompletionStage());
  }

  private Future<WholeAnswer> collect(
      UpstreamRequest request, HttpClientResponse response, int most) {
    Buffer body = Buffer.buffer();
    response.handler(
        part -> {
          body.appendBuffer(part);
          if (body.length() > most) {
            response.request().reset();
          }
        });
    Future<Void> end = response.end();
    response.resume();
    return end.timeout(config.idleTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .map(
            ended ->
                new WholeAnswer(
                    response.statusCode(),
                    response.getHeader("Content-Type"),
                    response.getHeader("Location"),
                    body))
        .recover(
            failure -> {
              response.request().reset();
              return Future.failedFuture(
                  body.length() > most
                      ? Unavailable.broken(
                          "%s answers with more than %d bytes.".formatted(request.server(), most),
                          null)
                      : failed(request, failure));
            });
  }

  private Future<HttpClientResponse> begin(UpstreamRequest request, Duration limit) {
    AtomicReference<HttpClientRequest> sent = new AtomicReference<>();
    RequestOptions options;
    try {
      options = new RequestOptions().setMethod(request.method()).setAbsoluteURI(request.url());
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(failed(request, e));
    }
    request.headers().forEach(options::putHeader);
    return client
        .request(options)
        .compose(
            made -> {
              sent.set(made);
              Future<HttpClientResponse> answer =
                  request.body() == null ? made.send() : made.send(request.body());
              return answer.onSuccess(HttpClientResponse::pause);
            })
        .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
        .recover(
            failure -> {
              if (sent.get() != null) {
                sent.get().reset();
              }
              return Future.failedFuture(failed(request, failure));
            });
  }

  private static Unavailable failed(UpstreamRequest request, Throwable failure) {
    String server = request.server();
    if (failure instanceof ConnectionPoolTooBusyException) {
      return Unavailable.busy("Too many requests wait for " + server + ".");
    }
    if (failure instanceof TimeoutException && !(failure instanceof ConnectTimeoutException)) {
      return Unavailable.late(server + " does not answer in time.");
    }
    return Unavailable.broken(server + " cannot be reached.", failure);
  }

  /** Ends all requests. */
  @PreDestroy
  public void close() {
    client.close();
  }
}
