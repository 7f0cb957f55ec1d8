package org.fera.tile.tileset;

/**
 * What becomes of the levels whose tiles are not kept.
 *
 * @param maxZoom index of the finest level whose tiles are kept
 */
public record Beyond(int maxZoom, Strategy strategy) {

  /** Tiles of all levels are kept. */
  public static final Beyond NOTHING = new Beyond(Integer.MAX_VALUE, Strategy.REASSEMBLE);

  /** How tiles of finer levels are made for each request. */
  public enum Strategy {
    /** Of the tiles of the finest level that is kept, enlarged. */
    REASSEMBLE,
    /** By the source, each alone. */
    PROXY
  }
}
