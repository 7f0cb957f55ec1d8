package org.fera.tile.wms;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fera.tile.cache.StoredTile;
import org.fera.tile.grid.Extent;
import org.fera.tile.grid.TileMatrix;
import org.fera.tile.render.Picture;
import org.fera.tile.render.TileEncoder;
import org.fera.tile.tileset.TileEncoding;
import org.fera.tile.tileset.Watermark;

/** A map while its layers are put on it, one after the other. */
final class Canvas {

  private static final int OPAQUE = 0xff000000;
  private static final double SAME = 1e-6;

  private final WmsMap map;
  private final BufferedImage image;

  Canvas(WmsMap map) {
    this.map = map;
    this.image = new BufferedImage(map.width(), map.height(), BufferedImage.TYPE_INT_ARGB);
    if (!map.transparent()) {
      int[] row = new int[map.width()];
      Arrays.fill(row, OPAQUE | map.background());
      for (int y = 0; y < map.height(); y++) {
        image.setRGB(0, y, row.length, 1, row, 0, row.length);
      }
    }
  }

  /** Puts a block of tiles on the map, row by row from the north, scaled as the map needs it. */
  void mosaic(Mosaic mosaic, List<StoredTile> tiles) {
    TileMatrix matrix = mosaic.matrix();
    int size = matrix.tileSize();
    int columns = mosaic.tiles().columns();
    BufferedImage block =
        new BufferedImage(
            columns * size, mosaic.tiles().rows() * size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D paste = block.createGraphics();
    for (int i = 0; i < tiles.size(); i++) {
      int x = i % columns * size;
      int y = i / columns * size;
      Picture.of(tiles.get(i), size).ifPresent(tile -> paste.drawImage(tile, x, y, null));
    }
    paste.dispose();
    Extent ground = matrix.extentOf(mosaic.tiles());
    AffineTransform toMap =
        new AffineTransform(
            matrix.resolution() / map.resolutionX(),
            0,
            0,
            matrix.resolution() / map.resolutionY(),
            x(ground.minX()),
            y(ground.maxY()));
    Graphics2D graphics = image.createGraphics();
    if (!movesWholePixels(toMap)) {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }
    graphics.drawImage(block, toMap, null);
    graphics.dispose();
  }

  /**
   * Puts a picture of the whole map on it, as far as the layer reaches, and over it what the
   * layer's tiles carry.
   */
  void picture(byte[] encoded, Extent reach, Optional<Watermark> watermark) {
    Picture picture = Picture.decode(encoded, map.width(), map.height());
    Graphics2D graphics = image.createGraphics();
    graphics.setClip(
        new Rectangle2D.Double(
            x(reach.minX()),
            y(reach.maxY()),
            reach.width() / map.resolutionX(),
            reach.height() / map.resolutionY()));
    graphics.drawImage(picture.whole(), 0, 0, null);
    watermark.ifPresent(
        mark -> {
          Rectangle tile = new Rectangle(mark.image().getWidth(), mark.image().getHeight());
          graphics.setPaint(new TexturePaint(mark.image(), tile));
          graphics.fillRect(0, 0, map.width(), map.height());
        });
    graphics.dispose();
  }

  byte[] encoded() {
    return TileEncoder.encode(image, TileEncoding.of(map.format())).bytes();
  }

  private double x(double easting) {
    return (easting - map.extent().minX()) / map.resolutionX();
  }

  private double y(double northing) {
    return (map.extent().maxY() - northing) / map.resolutionY();
  }

  private static boolean movesWholePixels(AffineTransform transform) {
    return Math.abs(transform.getScaleX() - 1) < SAME
        && Math.abs(transform.getScaleY() - 1) < SAME
        && Math.abs(transform.getTranslateX() - Math.rint(transform.getTranslateX())) < SAME
        && Math.abs(transform.getTranslateY() - Math.rint(transform.getTranslateY())) < SAME;
  }
}
