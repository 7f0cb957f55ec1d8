package org.fera.tile.render;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.fera.tile.cache.HeapTiles;
import org.fera.tile.cache.SharedTiles;
import org.fera.tile.cache.StoredTile;
import org.fera.tile.cache.TileKey;
import org.fera.tile.grid.TileRange;
import org.fera.tile.source.MapRequest;
import org.fera.tile.source.Sources;
import org.fera.tile.store.Stores;
import org.fera.tile.tileset.TileEncoding;

/**
 * Draws a metatile: fetches its picture, cuts and encodes the tiles, those first that somebody
 * waits for, and keeps them all.
 */
public final class MetatileDrawing {

  private final Sources sources;
  private final HeapTiles heap;
  private final SharedTiles shared;
  private final Stores stores;
  private final WorkerExecutor workers;
  private final Clock clock;
  private final TileMaker maker = new TileMaker();

  public MetatileDrawing(
      Vertx vertx,
      Sources sources,
      HeapTiles heap,
      SharedTiles shared,
      Stores stores,
      Clock clock) {
    this.sources = sources;
    this.heap = heap;
    this.shared = shared;
    this.stores = stores;
    this.clock = clock;
    // A decoded metatile takes megabytes of the heap: no more of them at a time than can be cut.
    this.workers =
        vertx.createSharedWorkerExecutor("cutter", Runtime.getRuntime().availableProcessors());
  }

  /** Lands all tiles of the flight; the future ends when the last one is kept. */
  Future<Void> draw(Flight flight) {
    Metatile metatile = flight.metatile();
    MapRequest request = metatile.picture();
    // A change of the source while it draws may be missing: a tile is as old as the question.
    Instant begin = clock.instant();
    Step waited = flight.waited();
    long asked = System.nanoTime();
    return sources
        .of(metatile.tileset())
        .fetch(request, flight::urgency)
        .compose(
            bytes -> {
              List<Step> steps = List.of(waited, Step.since("src", asked));
              return workers.executeBlocking(
                  () -> cut(flight, request, bytes, begin, steps), false);
            })
        .compose(
            kept ->
                Future.fromCompletionStage(
                    CompletableFuture.allOf(
                        kept.stream()
                            .map(CompletionStage::toCompletableFuture)
                            .toArray(CompletableFuture[]::new))));
  }

  private List<CompletionStage<Void>> cut(
      Flight flight, MapRequest request, Buffer bytes, Instant begin, List<Step> steps) {
    long fetched = System.nanoTime();
    Metatile metatile = flight.metatile();
    Picture picture = Picture.decode(bytes.getBytes(), request.width(), request.height());
    List<CompletionStage<Void>> kept = new ArrayList<>();
    List<Stores.Kept> stored = new ArrayList<>();
    Set<TileKey> left = keys(metatile);
    while (!left.isEmpty()) {
      TileKey key = next(flight, left);
      left.remove(key);
      StoredTile tile =
          metatile.tileset().encoding().kind() == TileEncoding.Kind.SOURCE
              ? maker.asSent(picture, bytes.getBytes(), metatile.tileset(), begin)
              : tile(metatile, picture, key, begin);
      heap.put(key, tile);
      List<Step> encoding = List.of(Step.since("enc", fetched));
      flight.land(key, new FoundTile(tile, FoundTile.Origin.DRAWN, encoding).after(steps));
      kept.add(shared.put(key, tile));
      stored.add(new Stores.Kept(metatile.place(key.column(), key.row()), tile));
    }
    stores.keep(metatile.tileset(), stored);
    return kept;
  }

  private StoredTile tile(Metatile metatile, Picture picture, TileKey key, Instant begin) {
    TileRange tiles = metatile.tiles();
    int size = metatile.matrix().tileSize();
    int x = metatile.buffer() + (key.column() - tiles.minColumn()) * size;
    int y = metatile.buffer() + (key.row() - tiles.minRow()) * size;
    return maker.tile(picture.cut(x, y, size), metatile.tileset(), begin);
  }

  private static TileKey next(Flight flight, Set<TileKey> left) {
    for (TileKey key : flight.wanted()) {
      if (left.contains(key)) {
        return key;
      }
    }
    return left.iterator().next();
  }

  private static Set<TileKey> keys(Metatile metatile) {
    Set<TileKey> keys = new LinkedHashSet<>();
    TileRange tiles = metatile.tiles();
    for (int row = tiles.minRow(); row <= tiles.maxRow(); row++) {
      for (int column = tiles.minColumn(); column <= tiles.maxColumn(); column++) {
        keys.add(metatile.keyOf(column, row));
      }
    }
    return keys;
  }
}
