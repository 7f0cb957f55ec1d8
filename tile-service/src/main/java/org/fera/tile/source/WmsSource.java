package org.fera.tile.source;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.fera.tile.circuit.Circuit;
import org.fera.tile.config.SourceSettings;

/** Asks one WMS for pictures: bounded in number, time and size, and not at all while it is down. */
public final class WmsSource {

  private static final int FAILURES = 5;
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final int OK = 200;

  /** Time-outs after which nothing is under way: the wait, and the attempts of {@link Asking}. */
  private static final int LAST_ANSWER = 2 + Asking.ATTEMPTS_FOR_DATABASE;

  private static final int SERVER_ERROR = 500;
  private static final Set<Integer> PASSING = Set.of(502, 503, 504);
  private static final Set<SourceFailure.Reason> WORKING =
      Set.of(SourceFailure.Reason.BAD_ANSWER, SourceFailure.Reason.LOST_DATABASE);

  private final Vertx vertx;
  private final SourceSettings settings;
  private final HttpClient client;
  private final RenderQueue queue;
  private final Circuit circuit = new Circuit(FAILURES, PAUSE, System::nanoTime);
  private final Timer answers;
  private final MeterRegistry metrics;
  private final List<Meter> meters;
  private volatile boolean retired;

  public WmsSource(Vertx vertx, SourceSettings settings, MeterRegistry metrics) {
    this.vertx = vertx;
    this.settings = settings;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(settings.concurrency())
                .setConnectTimeout((int) settings.connectTimeout().toMillis()));
    this.queue =
        new RenderQueue(vertx, settings.concurrency(), settings.queue(), settings.timeout());
    Tags tags = Tags.of("source", settings.id());
    this.answers = metrics.timer("tile.source", tags);
    this.metrics = metrics;
    this.meters =
        List.of(
            Gauge.builder("tile.source.running", queue, RenderQueue::running)
                .tags(tags)
                .register(metrics),
            Gauge.builder("tile.source.waiting", queue, RenderQueue::waiting)
                .tags(tags)
                .register(metrics));
  }

  /**
   * Fetches a picture; the future fails with a {@link SourceFailure} and with nothing else.
   *
   * @param urgency may rise while the picture waits for its turn
   */
  public Future<Buffer> fetch(MapRequest map, Supplier<Urgency> urgency) {
    return queued(urgency, () -> ask(map.url(settings.url()), "image/", map.maxBytes()))
        .map(SourceAnswer::body);
  }

  /** Asks what is at a place; the future fails as that of {@link #fetch} does. */
  public Future<SourceAnswer> ask(FeatureInfoRequest request) {
    return queued(
        () -> Urgency.TILE,
        () -> ask(request.url(settings.url()), request.mediaType(), request.maxBytes()));
  }

  /** Fetches a legend; the future fails as that of {@link #fetch} does. */
  public Future<Buffer> fetch(LegendRequest legend) {
    return queued(
            () -> Urgency.MAP, () -> ask(legend.url(settings.url()), "image/", legend.maxBytes()))
        .map(SourceAnswer::body);
  }

  private Future<SourceAnswer> queued(
      Supplier<Urgency> urgency, Supplier<Future<SourceAnswer>> work) {
    if (!circuit.allows()) {
      return Future.failedFuture(
          new SourceFailure(
              SourceFailure.Reason.LEFT_ALONE, "The map server has failed several times"));
    }
    return queue.submit(
        urgency,
        () ->
            Asking.insisting(vertx, work)
                .onSuccess(answer -> circuit.succeeded())
                .onFailure(this::note));
  }

  public String id() {
    return settings.id();
  }

  SourceSettings settings() {
    return settings;
  }

  /** Makes room for a successor; what is under way is still answered. */
  void retire() {
    retired = true;
    meters.forEach(metrics::remove);
    vertx.setTimer(lingering().toMillis(), timer -> client.close());
  }

  /** Ends without a successor: nothing is counted under its name any more. */
  void vanish() {
    retire();
    metrics.remove(answers);
  }

  boolean isRetired() {
    return retired;
  }

  /** After which nothing that it was asked for is under way. */
  Duration lingering() {
    return settings.timeout().multipliedBy(LAST_ANSWER);
  }

  private Future<SourceAnswer> ask(String url, String mediaType, int maxBytes) {
    long begin = System.nanoTime();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(url)
            .setFollowRedirects(false);
    return client
        .request(options)
        .compose(request -> withinTime(request, mediaType, maxBytes))
        .recover(failure -> Future.failedFuture(translated(failure)))
        .onComplete(result -> answers.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS));
  }

  /** Only a server that is down is left alone: a useless answer may be the fault of one tileset. */
  private void note(Throwable failure) {
    if (failure instanceof SourceFailure known && WORKING.contains(known.reason())) {
      circuit.succeeded();
    } else {
      circuit.failed();
    }
  }

  private Future<SourceAnswer> withinTime(
      HttpClientRequest request, String mediaType, int maxBytes) {
    long timer =
        vertx.setTimer(
            settings.timeout().toMillis(), t -> request.reset(0, new TimeoutException("too slow")));
    return request
        .send()
        .compose(response -> read(response, mediaType, maxBytes))
        .onComplete(result -> vertx.cancelTimer(timer));
  }

  private static Future<SourceAnswer> read(
      HttpClientResponse response, String mediaType, int maxBytes) {
    String type = response.getHeader("Content-Type");
    if (response.statusCode() >= SERVER_ERROR) {
      SourceFailure.Reason reason =
          PASSING.contains(response.statusCode())
              ? SourceFailure.Reason.UNREACHABLE
              : SourceFailure.Reason.FAILED;
      String message = "The map server answered " + response.statusCode();
      return refused(response, new SourceFailure(reason, message));
    }
    if (response.statusCode() != OK || type == null || !type.startsWith(mediaType)) {
      return FaultReport.mayBe(response)
          ? FaultReport.read(response).compose(Future::failedFuture)
          : refused(response, FaultReport.unusable());
    }
    Promise<SourceAnswer> body = Promise.promise();
    Buffer read = Buffer.buffer();
    response.handler(
        chunk -> {
          read.appendBuffer(chunk);
          if (read.length() > maxBytes) {
            response.request().reset();
            body.tryFail(unusable("The map server's answer is too large"));
          }
        });
    response.exceptionHandler(body::tryFail);
    response.endHandler(end -> body.tryComplete(new SourceAnswer(type, read)));
    return body.future();
  }

  private static Future<SourceAnswer> refused(HttpClientResponse response, SourceFailure why) {
    response.exceptionHandler(reset -> {}).request().reset();
    return Future.failedFuture(why);
  }

  private static SourceFailure translated(Throwable failure) {
    if (failure instanceof SourceFailure known) {
      return known;
    }
    if (failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException) {
      return new SourceFailure(
          SourceFailure.Reason.TOO_SLOW, "The map server did not answer in time");
    }
    return new SourceFailure(SourceFailure.Reason.UNREACHABLE, "The map server cannot be reached");
  }

  private static SourceFailure unusable(String message) {
    return new SourceFailure(SourceFailure.Reason.BAD_ANSWER, message);
  }
}
