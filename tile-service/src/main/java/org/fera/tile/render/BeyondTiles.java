package org.fera.tile.render;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.fera.tile.cache.StoredTile;
import org.fera.tile.grid.Extent;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.grid.TileRange;
import org.fera.tile.source.SourceFailure;
import org.fera.tile.source.Sources;
import org.fera.tile.source.Urgency;
import org.fera.tile.tileset.Beyond;
import org.fera.tile.tileset.TileEncoding;

/**
 * Makes tiles of the levels beyond those whose tiles are kept: enlarged from the finest one that is
 * kept, or each alone by the source. Nothing of them is kept.
 */
public final class BeyondTiles {

  private static final int MOST_WAITING = 256;

  private final Sources sources;
  private final WorkerExecutor workers;
  private final Clock clock;
  private final TileMaker maker = new TileMaker();
  private final AtomicInteger underWay = new AtomicInteger();

  public BeyondTiles(Vertx vertx, Sources sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
    this.workers =
        vertx.createSharedWorkerExecutor("beyond", Runtime.getRuntime().availableProcessors());
  }

  /**
   * The tile; the future fails with {@link SourceFailure}.
   *
   * @param find finds tiles of levels that are kept
   */
  Future<FoundTile> find(
      TileAddress address,
      Urgency urgency,
      BiFunction<TileAddress, Urgency, Future<FoundTile>> find) {
    if (underWay.incrementAndGet() > MOST_WAITING) {
      underWay.decrementAndGet();
      return Future.failedFuture(
          new SourceFailure(SourceFailure.Reason.TOO_BUSY, "Too many requests wait for maps"));
    }
    Future<FoundTile> tile =
        address.link().beyond().strategy() == Beyond.Strategy.PROXY
            ? proxied(address, urgency)
            : reassembled(address, urgency, find);
    return tile.onComplete(done -> underWay.decrementAndGet());
  }

  private Future<FoundTile> proxied(TileAddress address, Urgency urgency) {
    int size = address.matrix().tileSize();
    long begin = System.nanoTime();
    return sources
        .of(address.tileset())
        .fetch(address.picture(), () -> urgency)
        .compose(
            bytes ->
                workers.executeBlocking(
                    () -> {
                      Picture picture = Picture.decode(bytes.getBytes(), size, size);
                      return address.tileset().encoding().kind() == TileEncoding.Kind.SOURCE
                          ? maker.asSent(
                              picture, bytes.getBytes(), address.tileset(), clock.instant())
                          : encoded(address, picture.whole());
                    },
                    false))
        .map(tile -> proxy(tile, Step.since("src", begin)));
  }

  private static FoundTile proxy(StoredTile tile, Step step) {
    return new FoundTile(tile, FoundTile.Origin.PROXY, List.of(step));
  }

  private Future<FoundTile> reassembled(
      TileAddress address,
      Urgency urgency,
      BiFunction<TileAddress, Urgency, Future<FoundTile>> find) {
    List<TileAddress> parents = parents(address);
    long begin = System.nanoTime();
    List<Future<FoundTile>> found =
        parents.stream().map(parent -> find.apply(parent, urgency)).toList();
    return Future.all(new ArrayList<>(found))
        .compose(
            all ->
                workers.executeBlocking(
                    () -> {
                      List<StoredTile> tiles = found.stream().map(f -> f.result().tile()).toList();
                      return encoded(address, enlarged(address, parents, tiles));
                    },
                    false))
        .map(tile -> proxy(tile, Step.since("parents", begin)));
  }

  /** The tiles of the finest level that is kept which lie under the tile: four at most. */
  private static List<TileAddress> parents(TileAddress address) {
    List<TileMatrix> kept = address.link().keptMatrices();
    TileMatrix matrix = kept.get(kept.size() - 1);
    Extent extent = address.matrix().extentOf(TileRange.of(address.column(), address.row()));
    TileRange limits = address.link().limits(matrix);
    TileRange under = matrix.tilesIn(extent);
    List<TileAddress> parents = new ArrayList<>();
    for (int row = under.minRow(); row <= under.maxRow(); row++) {
      for (int column = under.minColumn(); column <= under.maxColumn(); column++) {
        if (limits.containsRow(row) && limits.containsColumn(column)) {
          parents.add(new TileAddress(address.tileset(), address.link(), matrix, column, row));
        }
      }
    }
    return parents;
  }

  private static BufferedImage enlarged(
      TileAddress address, List<TileAddress> parents, List<StoredTile> tiles) {
    TileMatrix matrix = address.matrix();
    Extent extent = matrix.extentOf(TileRange.of(address.column(), address.row()));
    int size = matrix.tileSize();
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < parents.size(); i++) {
      TileMatrix from = parents.get(i).matrix();
      Extent ground = from.extentOf(TileRange.of(parents.get(i).column(), parents.get(i).row()));
      double factor = from.resolution() / matrix.resolution();
      graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation(factor, size));
      AffineTransform place =
          new AffineTransform(
              factor,
              0,
              0,
              factor,
              (ground.minX() - extent.minX()) / matrix.resolution(),
              (extent.maxY() - ground.maxY()) / matrix.resolution());
      Optional<BufferedImage> parent = Picture.of(tiles.get(i), from.tileSize());
      parent.ifPresent(picture -> graphics.drawImage(picture, place, null));
    }
    graphics.dispose();
    return image;
  }

  /** Beyond half a tile a pixel there is nothing left to smooth between. */
  private static Object interpolation(double factor, int size) {
    return factor > size / 2.0
        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
        : RenderingHints.VALUE_INTERPOLATION_BILINEAR;
  }

  private StoredTile encoded(TileAddress address, BufferedImage image) {
    return maker.tile(image, address.tileset(), clock.instant());
  }
}
