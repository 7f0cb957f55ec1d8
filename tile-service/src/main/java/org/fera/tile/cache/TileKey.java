package org.fera.tile.cache;

/**
 * What a tile is kept under.
 *
 * @param revision of the tileset in that grid, so that an old picture is not found again after a
 *     change of the configuration
 * @param zoom index of the level
 * @param row counted from the north
 */
public record TileKey(String tileset, String grid, String revision, int zoom, int column, int row) {

  /** The name in Memcached, well below its limit of 250 bytes. */
  public String text() {
    return "t1:" + tileset + ":" + grid + ":" + revision + ":" + zoom + ":" + column + ":" + row;
  }
}
