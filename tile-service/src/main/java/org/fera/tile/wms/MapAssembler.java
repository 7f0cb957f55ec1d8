package org.fera.tile.wms;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.fera.tile.render.FoundTile;
import org.fera.tile.render.FoundTile.Origin;
import org.fera.tile.render.TileAddress;
import org.fera.tile.render.Tiles;
import org.fera.tile.source.MapRequest;
import org.fera.tile.source.SourceFailure;
import org.fera.tile.source.Sources;
import org.fera.tile.source.Urgency;

/**
 * Makes maps of tiles: of the level that is closest, scaled to what is asked for; where no level is
 * close the source draws the layer. A bounded number of maps is under way at a time.
 */
public final class MapAssembler {

  private static final int MOST_WAITING = 64;

  private final Tiles tiles;
  private final Sources sources;
  private final WorkerExecutor workers;
  private final AtomicInteger underWay = new AtomicInteger();

  public MapAssembler(Vertx vertx, Tiles tiles, Sources sources) {
    this.tiles = tiles;
    this.sources = sources;
    // One at a time: a map with its tiles takes tens of megabytes of the heap.
    this.workers = vertx.createSharedWorkerExecutor("assembler", 1);
  }

  /**
   * The map; the future fails with {@link SourceFailure}.
   *
   * @param map with at most 2048 pixels a side
   * @param asker what the source of a private layer is told of who asks, where it draws
   */
  public Future<DrawnMap> draw(WmsMap map, Map<String, String> asker) {
    if (underWay.incrementAndGet() > MOST_WAITING) {
      underWay.decrementAndGet();
      return Future.failedFuture(
          new SourceFailure(SourceFailure.Reason.TOO_BUSY, "Too many maps are being drawn"));
    }
    List<Future<LayerPart>> layers = map.layers().stream().map(l -> layer(map, l, asker)).toList();
    return Future.all(new ArrayList<>(layers))
        .compose(
            all ->
                workers.executeBlocking(
                    () -> {
                      Canvas canvas = new Canvas(map);
                      layers.forEach(layer -> layer.result().picture().drawOn(canvas));
                      return new DrawnMap(
                          Buffer.buffer(canvas.encoded()),
                          farthest(layers.stream().flatMap(l -> l.result().origin().stream())));
                    },
                    false))
        .onComplete(result -> underWay.decrementAndGet());
  }

  private static Optional<Origin> farthest(Stream<Origin> origins) {
    return origins.max(Comparator.naturalOrder());
  }

  private Future<LayerPart> layer(WmsMap map, MapLayer layer, Map<String, String> asker) {
    Mosaic.Part part = Mosaic.of(map, layer);
    if (part instanceof Mosaic.Tiles found) {
      return tilesOf(found.mosaic());
    }
    if (part instanceof Mosaic.Nothing) {
      return Future.succeededFuture(new LayerPart(canvas -> {}, Optional.empty()));
    }
    MapRequest request =
        new MapRequest(
            layer.tileset().query().with(layer.tileset().isPrivate() ? asker : Map.of()),
            layer.link().grid().crs(),
            map.extent(),
            map.width(),
            map.height());
    return sources
        .of(layer.tileset())
        .fetch(request, () -> Urgency.MAP)
        .map(
            bytes ->
                new LayerPart(
                    canvas ->
                        canvas.picture(
                            bytes.getBytes(),
                            layer.link().extent(),
                            layer.tileset().encoding().watermark()),
                    Optional.of(Origin.PROXY)));
  }

  private Future<LayerPart> tilesOf(Mosaic mosaic) {
    List<Future<FoundTile>> found = mosaic.addresses().stream().map(this::tile).toList();
    return Future.all(new ArrayList<>(found))
        .map(
            all ->
                new LayerPart(
                    canvas ->
                        canvas.mosaic(mosaic, found.stream().map(f -> f.result().tile()).toList()),
                    farthest(found.stream().map(f -> f.result().origin()))));
  }

  private Future<FoundTile> tile(TileAddress address) {
    return tiles
        .inHeap(address)
        .map(Future::succeededFuture)
        .orElseGet(() -> tiles.find(address, Urgency.MAP));
  }

  /**
   * What a layer adds to a map.
   *
   * @param origin absent where it adds nothing
   */
  private record LayerPart(LayerPicture picture, Optional<Origin> origin) {}

  /** What a layer puts on the map. */
  @FunctionalInterface
  private interface LayerPicture {
    void drawOn(Canvas canvas);
  }
}
