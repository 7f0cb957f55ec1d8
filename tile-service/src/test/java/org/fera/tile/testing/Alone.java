package org.fera.tile.testing;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.fera.tile.cache.HeapTiles;
import org.fera.tile.cache.NoSharedTiles;
import org.fera.tile.config.TileConfiguration;
import org.fera.tile.config.TilesFile;
import org.fera.tile.lease.NoLeases;
import org.fera.tile.render.BeyondTiles;
import org.fera.tile.render.Flights;
import org.fera.tile.render.FoundTile;
import org.fera.tile.render.MetatileDrawing;
import org.fera.tile.render.Tiles;
import org.fera.tile.request.RequestParser;
import org.fera.tile.request.TileRequest;
import org.fera.tile.source.Urgency;
import org.fera.tile.source.WmsSources;
import org.fera.tile.store.Stores;

/** The inside of an instance without HTTP and without Memcached. */
public final class Alone implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofSeconds(120);

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Flights flights;
  private final RequestParser parser;
  private final Tiles tiles;

  private Alone(TileConfiguration configuration, Clock clock) {
    this.parser = new RequestParser(configuration);
    HeapTiles heap = new HeapTiles(10_000_000);
    NoSharedTiles shared = new NoSharedTiles();
    WmsSources sources = new WmsSources(vertx, metrics);
    sources.use(configuration.sources());
    Stores stores = new Stores(vertx, metrics);
    stores.use(configuration.stores());
    MetatileDrawing drawing = new MetatileDrawing(vertx, sources, heap, shared, stores, clock);
    this.flights = new Flights(vertx, heap, shared, new NoLeases(), drawing, clock);
    this.tiles =
        new Tiles(heap, shared, stores, flights, new BeyondTiles(vertx, sources, clock), clock);
  }

  /**
   * @param folder where the file of the configuration is written
   */
  public static Alone started(Path folder, String configuration) {
    return started(folder, configuration, Clock.systemUTC());
  }

  /** One whose time a test sets. */
  public static Alone started(Path folder, String configuration, Clock clock) {
    try {
      Path file = Files.writeString(folder.resolve("tiles.yaml"), configuration);
      return new Alone(TilesFile.read(file, Map.of()), clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public TileRequest parse(String path) {
    return parser.parse(path, null, null);
  }

  /** The tile at a path, if the heap has one that may be handed out. */
  public Optional<FoundTile> inHeap(String path) {
    return tiles.inHeap(((TileRequest.GetTile) parse(path)).tile());
  }

  /** The tile at a path, not looked for in the heap. */
  public FoundTile find(String path) {
    try {
      return tiles
          .find(((TileRequest.GetTile) parse(path)).tile(), Urgency.TILE)
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Waits for what is being drawn and written: the folder of a test is deleted then. */
  @Override
  public void close() {
    await()
        .atMost(DEADLINE)
        .until(
            () -> flights.underWay() == 0 && metrics.get("tile.l3.writing").gauge().value() == 0);
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
