package org.fera.tile.wms;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fera.tile.render.Picture;
import org.fera.tile.render.TileEncoder;
import org.fera.tile.source.LegendRequest;
import org.fera.tile.source.Sources;
import org.fera.tile.tileset.MapQuery;
import org.fera.tile.tileset.TileEncoding;
import org.fera.tile.tileset.TileFormat;
import org.fera.tile.tileset.Tileset;

/**
 * Legends of tilesets: those of the source's layers, the uppermost first. They are kept for an
 * hour, private ones apart, whose source may draw them by who asks.
 */
public final class Legends {

  private static final Duration LIFE = Duration.ofHours(1);
  private static final int MOST_KEPT = 500;

  /** What legends differ by. */
  private record Key(String source, MapQuery query, Optional<Double> scale, TileFormat format) {}

  private final Sources sources;
  private final WorkerExecutor workers;
  private final AsyncCache<Key, Buffer> kept =
      Caffeine.newBuilder()
          .expireAfterWrite(LIFE)
          .maximumSize(MOST_KEPT)
          .executor(Runnable::run)
          .buildAsync();

  public Legends(Vertx vertx, Sources sources) {
    this.sources = sources;
    this.workers = vertx.createSharedWorkerExecutor("legends", 1);
  }

  /**
   * The legend; the future fails with {@link org.fera.tile.source.SourceFailure}.
   *
   * @param scale denominator; absent for a legend of all scales
   * @param asker what the source of a private tileset is told of who asks
   */
  public Future<Buffer> of(
      Tileset tileset, Optional<Double> scale, TileFormat format, Map<String, String> asker) {
    MapQuery query = tileset.query().with(tileset.isPrivate() ? asker : Map.of());
    if (tileset.isPrivate()) {
      return drawn(tileset, query, scale, format);
    }
    Key key = new Key(tileset.source(), query, scale, format);
    return Future.fromCompletionStage(
        kept.get(
            key,
            (k, executor) ->
                drawn(tileset, query, scale, format).toCompletionStage().toCompletableFuture()));
  }

  private Future<Buffer> drawn(
      Tileset tileset, MapQuery query, Optional<Double> scale, TileFormat format) {
    String[] layers = query.layers().split(",");
    String[] styles = query.styles().split(",", -1);
    List<Future<Buffer>> parts = new ArrayList<>();
    for (int i = layers.length - 1; i >= 0; i--) {
      String style = i < styles.length ? styles[i] : "";
      LegendRequest request = new LegendRequest(query, layers[i], style, scale);
      parts.add(sources.of(tileset).fetch(request));
    }
    return Future.all(new ArrayList<>(parts))
        .compose(
            all ->
                workers.executeBlocking(
                    () -> stacked(parts.stream().map(Future::result).toList(), format), false));
  }

  /** One below the other; what is opaque nowhere stays so where the format can say it. */
  private static Buffer stacked(List<Buffer> parts, TileFormat format) {
    List<BufferedImage> pictures =
        parts.stream()
            .map(part -> Picture.decodeUpTo(part.getBytes(), LegendRequest.MOST_PIXELS).whole())
            .toList();
    int width = pictures.stream().mapToInt(BufferedImage::getWidth).max().orElse(1);
    int height = pictures.stream().mapToInt(BufferedImage::getHeight).sum();
    BufferedImage legend = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = legend.createGraphics();
    if (format == TileFormat.JPEG) {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
    }
    int y = 0;
    for (BufferedImage picture : pictures) {
      graphics.drawImage(picture, 0, y, null);
      y += picture.getHeight();
    }
    graphics.dispose();
    return Buffer.buffer(TileEncoder.encode(legend, TileEncoding.of(format)).bytes());
  }
}
