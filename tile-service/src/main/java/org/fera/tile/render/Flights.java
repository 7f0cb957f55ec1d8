package org.fera.tile.render;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.fera.tile.cache.HeapTiles;
import org.fera.tile.cache.SharedTiles;
import org.fera.tile.cache.StoredTile;
import org.fera.tile.cache.TileKey;
import org.fera.tile.lease.Leases;
import org.fera.tile.source.SourceFailure;
import org.fera.tile.source.Urgency;

/**
 * Has each metatile drawn once, however many ask: in this instance by one {@link Flight} for each
 * metatile, among the instances by {@link Leases}.
 */
public final class Flights {

  private static final int MOST_WAITING = 4000;
  private static final int FIRST_LOOK_MILLIS = 20;
  private static final int LAST_LOOK_MILLIS = 250;
  private static final int FAILURES_KEPT = 10_000;
  private static final Duration FAILURE_LIFE = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final HeapTiles heap;
  private final SharedTiles shared;
  private final Leases leases;
  private final MetatileDrawing drawing;
  private final Clock clock;
  private final Map<String, Flight> flights = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Cache<String, SourceFailure> failures =
      Caffeine.newBuilder().expireAfterWrite(FAILURE_LIFE).maximumSize(FAILURES_KEPT).build();

  public Flights(
      Vertx vertx,
      HeapTiles heap,
      SharedTiles shared,
      Leases leases,
      MetatileDrawing drawing,
      Clock clock) {
    this.vertx = vertx;
    this.heap = heap;
    this.shared = shared;
    this.leases = leases;
    this.drawing = drawing;
    this.clock = clock;
  }

  /** Metatiles that are being drawn, here or elsewhere, and waited for. */
  public int underWay() {
    return flights.size();
  }

  Future<FoundTile> join(Metatile metatile, TileKey key, Urgency urgency) {
    String name = metatile.name();
    SourceFailure failure = failures.getIfPresent(name);
    if (failure != null) {
      return Future.failedFuture(failure);
    }
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      return Future.failedFuture(
          new SourceFailure(SourceFailure.Reason.TOO_BUSY, "Too many requests wait for maps"));
    }
    return joined(metatile, name, key, urgency).onComplete(result -> waiting.decrementAndGet());
  }

  /** Has a metatile drawn for which nobody waits, unless that is under way or has just failed. */
  void refresh(Metatile metatile, TileKey key) {
    String name = metatile.name();
    if (!flights.containsKey(name) && failures.getIfPresent(name) == null) {
      joined(metatile, name, key, Urgency.REFRESH);
    }
  }

  private Future<FoundTile> joined(Metatile metatile, String name, TileKey key, Urgency urgency) {
    while (true) {
      Flight fresh = new Flight(metatile, urgency);
      Optional<Future<FoundTile>> place = fresh.join(key, urgency);
      Flight current = flights.putIfAbsent(name, fresh);
      if (current == null) {
        begin(name, fresh, key);
        return place.orElseThrow();
      }
      place = current.join(key, urgency);
      if (place.isPresent()) {
        return place.get();
      }
      flights.remove(name, current);
    }
  }

  private void begin(String name, Flight flight, TileKey key) {
    // A flight may have landed between the look into the caches and this one's start.
    Optional<StoredTile> landed =
        heap.find(key).filter(tile -> flight.metatile().isFresh(tile, clock.instant()));
    if (landed.isPresent()) {
      flight.land(key, new FoundTile(landed.get(), FoundTile.Origin.HEAP));
      if (flight.closeIfDone()) {
        flights.remove(name, flight);
        return;
      }
    }
    compete(name, flight, FIRST_LOOK_MILLIS);
  }

  private void compete(String name, Flight flight, int pause) {
    leases
        .acquire(name)
        .thenAccept(
            attempt -> {
              if (attempt instanceof Leases.Granted lease) {
                fetchLanded(flight).onComplete(ready -> drawUnlessDone(name, flight, lease));
              } else {
                lookLater(name, flight, pause);
              }
            });
  }

  private void drawUnlessDone(String name, Flight flight, Leases.Granted lease) {
    if (flight.closeIfDone()) {
      flights.remove(name, flight);
      leases.release(name, lease);
      return;
    }
    drawing
        .draw(flight)
        .onComplete(
            result -> {
              if (result.failed()) {
                noteFailure(name, result.cause());
              }
              flights.remove(name, flight);
              leases.release(name, lease);
              flight.close(result.failed() ? result.cause() : gone());
            });
  }

  /** While another instance draws: looks for its tiles, a little less often each time. */
  private void lookLater(String name, Flight flight, int pause) {
    long jittered = pause / 2 + ThreadLocalRandom.current().nextInt(pause);
    vertx.setTimer(
        jittered,
        timer ->
            fetchLanded(flight)
                .onComplete(
                    looked -> {
                      if (flight.closeIfDone()) {
                        flights.remove(name, flight);
                      } else {
                        lookAtOthers(name, flight, Math.min(pause * 2, LAST_LOOK_MILLIS));
                      }
                    }));
  }

  private void lookAtOthers(String name, Flight flight, int pause) {
    leases
        .look(name)
        .thenAccept(
            others -> {
              switch (others) {
                case DRAWING -> lookLater(name, flight, pause);
                case NOBODY -> compete(name, flight, pause);
                case FAILED -> {
                  flights.remove(name, flight);
                  flight.close(
                      new SourceFailure(
                          SourceFailure.Reason.BAD_ANSWER, "The map server has failed just now"));
                }
              }
            });
  }

  private Future<Void> fetchLanded(Flight flight) {
    return Future.fromCompletionStage(shared.getAll(flight.wanted()))
        .onSuccess(
            tiles ->
                tiles.forEach(
                    (key, tile) -> {
                      if (flight.metatile().isFresh(tile, clock.instant())) {
                        heap.put(key, tile);
                        flight.land(key, new FoundTile(tile, FoundTile.Origin.SHARED));
                      }
                    }))
        .mapEmpty();
  }

  private void noteFailure(String name, Throwable cause) {
    if (cause instanceof SourceFailure failure && failure.concernsPicture()) {
      failures.put(name, failure);
      leases.markFailed(name);
    }
  }

  private static SourceFailure gone() {
    return new SourceFailure(SourceFailure.Reason.BAD_ANSWER, "The tile was not drawn");
  }
}
