package org.fera.tile.tileset;

import java.util.Optional;

/**
 * How a tileset's tiles are encoded.
 *
 * @param colours at most so many in a palette; of {@link Kind#PNG8} alone
 * @param quality from 1 to 100; of {@link Kind#JPEG}, {@link Kind#MIXED} and {@link Kind#WEBP}
 *     alone
 * @param empty the colour, ARGB, of which a tile consists that shows nothing and is answered
 *     without a picture; absent where such tiles are pictures too
 * @param watermark drawn on each tile
 */
public record TileEncoding(
    Kind kind, int colours, int quality, Optional<Integer> empty, Optional<Watermark> watermark) {

  public static final int MOST_COLOURS = 256;
  public static final int USUAL_QUALITY = 85;

  /** One whose tiles are pictures always, without a watermark. */
  public TileEncoding(Kind kind, int colours, int quality) {
    this(kind, colours, quality, Optional.empty(), Optional.empty());
  }

  /** What a configuration can name. */
  public enum Kind {
    /** Without loss; a palette where the tile has no more colours than one holds. */
    PNG,
    /** A palette always, the colours rounded to it where there are too many. */
    PNG8,
    JPEG,
    /** JPEG where the tile is opaque and has many colours, else PNG. */
    MIXED,
    /** WebP with losses. */
    WEBP,
    /** WebP without. */
    WEBP_LOSSLESS,
    /** What the source has sent, byte by byte: one tile a picture, nothing cut off. */
    SOURCE
  }

  public static TileEncoding of(Kind kind) {
    return new TileEncoding(kind, MOST_COLOURS, USUAL_QUALITY);
  }

  /** The usual encoding of a format. */
  public static TileEncoding of(TileFormat format) {
    return of(
        switch (format) {
          case PNG -> Kind.PNG;
          case JPEG -> Kind.JPEG;
          case WEBP -> Kind.WEBP;
        });
  }

  /** The encoding that a configuration names. */
  public static Optional<Kind> named(String name) {
    return switch (name) {
      case "png" -> Optional.of(Kind.PNG);
      case "png8" -> Optional.of(Kind.PNG8);
      case "jpeg", "jpg" -> Optional.of(Kind.JPEG);
      case "mixed" -> Optional.of(Kind.MIXED);
      case "webp" -> Optional.of(Kind.WEBP);
      case "webp-lossless" -> Optional.of(Kind.WEBP_LOSSLESS);
      case "source" -> Optional.of(Kind.SOURCE);
      default -> Optional.empty();
    };
  }
}
