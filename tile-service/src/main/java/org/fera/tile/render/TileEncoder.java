package org.fera.tile.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.fera.tile.tileset.TileEncoding;
import org.fera.tile.tileset.TileFormat;

/** Encodes tiles; few colours become a palette, which is much smaller and loses nothing. */
public final class TileEncoder {

  /** For the PNG writer of the JDK quality is speed: 0.5 is deflate level 5. */
  private static final float PNG_SPEED = 0.5f;

  /** For WebP without losses quality is effort. */
  private static final float WEBP_SPEED = 0.3f;

  private static final int ALPHA_SHIFT = 24;
  private static final int OPAQUE = 0xff;

  /** An encoded tile. */
  public record Encoded(TileFormat format, byte[] bytes) {}

  private TileEncoder() {}

  /**
   * @param encoding any but that of the source, which is not encoded again
   */
  public static Encoded encode(BufferedImage tile, TileEncoding encoding) {
    return switch (encoding.kind()) {
      case PNG -> png(small(tile));
      case PNG8 -> png(Palette.closeTo(tile, encoding.colours()).apply(tile));
      case JPEG -> jpeg(tile, encoding.quality());
      case MIXED -> mixed(tile, encoding.quality());
      case WEBP -> webp(tile, "Lossy", encoding.quality() / 100f);
      case WEBP_LOSSLESS -> webp(tile, "Lossless", WEBP_SPEED);
      case SOURCE -> throw new IllegalArgumentException("the source's bytes are kept");
    };
  }

  /**
   * A picture with few colours is smaller as PNG, and one that shows through can be nothing else.
   */
  private static Encoded mixed(BufferedImage tile, int quality) {
    Optional<Palette> palette = Palette.of(tile);
    if (palette.isPresent()) {
      return png(palette.get().apply(tile));
    }
    return opaque(tile) ? jpeg(tile, quality) : png(tile);
  }

  private static Encoded png(BufferedImage image) {
    return new Encoded(TileFormat.PNG, write(image, "png", PNG_SPEED));
  }

  private static Encoded jpeg(BufferedImage tile, int quality) {
    return new Encoded(TileFormat.JPEG, write(onWhite(tile), "jpeg", quality / 100f));
  }

  private static Encoded webp(BufferedImage tile, String type, float quality) {
    // The writer takes the buffer for the picture: a piece of one is copied.
    BufferedImage whole =
        new BufferedImage(
            tile.getWidth(),
            tile.getHeight(),
            opaque(tile) ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = whole.createGraphics();
    graphics.drawImage(tile, 0, 0, null);
    graphics.dispose();
    return new Encoded(TileFormat.WEBP, write(whole, "webp", Optional.of(type), quality));
  }

  private static byte[] write(BufferedImage image, String format, float quality) {
    return write(image, format, Optional.empty(), quality);
  }

  private static byte[] write(
      BufferedImage image, String format, Optional<String> type, float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 * 1024);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      type.ifPresent(parameters::setCompressionType);
      parameters.setCompressionQuality(quality);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage small(BufferedImage tile) {
    Optional<Palette> palette = Palette.of(tile);
    if (palette.isPresent()) {
      return palette.get().apply(tile);
    }
    return opaque(tile) ? onWhite(tile) : tile;
  }

  private static boolean opaque(BufferedImage tile) {
    int[] row = new int[tile.getWidth()];
    for (int y = 0; y < tile.getHeight(); y++) {
      tile.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int argb : row) {
        if (argb >>> ALPHA_SHIFT != OPAQUE) {
          return false;
        }
      }
    }
    return true;
  }

  private static BufferedImage onWhite(BufferedImage tile) {
    BufferedImage white =
        new BufferedImage(tile.getWidth(), tile.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = white.createGraphics();
    graphics.drawImage(tile, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return white;
  }
}
